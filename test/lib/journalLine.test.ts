import {csvParse} from "d3";
import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {JOURNAL_TABLES} from "../../loaders/contract/journal.js";
import {JOURNAL_COLUMNS, type JournalLines, journalTail, sameLine} from "../../src/lib/journalLine.js";
import {HOSTILE_NAMES} from "../support/page.js";

const call: JournalLines["renewal_calls"] = {
  ...{account_id: "A1", renewal_date: "2026-12-01", call: "likely", probability: 0.7},
  ...{by: "M. Reyes", made_on: "2026-10-05"}
};
const action = (more: Partial<JournalLines["actions"]> = {}): JournalLines["actions"] => ({
  ...{account_id: "A1", play: "check-in", fired_on: "2026-09-30", state: "done", by: "Ada"},
  ...{on: "2026-10-05", note: null, ...more}
});

describe("JOURNAL_COLUMNS", () => {
  it("are the contract’s, in its order", () => {
    for (const [table, {columns}] of Object.entries(JOURNAL_TABLES))
      assert.deepStrictEqual([...JOURNAL_COLUMNS[table as keyof JournalLines]], Object.keys(columns));
  });
});

describe("journalTail(file, table, line)", () => {
  it("begins a file that is new or empty with its header", () => {
    const whole =
      "account_id,renewal_date,call,probability,by,made_on\nA1,2026-12-01,likely,0.7,M. Reyes,2026-10-05\n";
    assert.strictEqual(journalTail(null, "renewal_calls", call), whole);
    assert.strictEqual(journalTail("\uFEFF", "renewal_calls", call), whole);
  });
  it("keeps the order of the file’s columns, its further columns empty, and its line ending", () => {
    assert.strictEqual(
      journalTail(
        '\uFEFFmade_on,"by",account_id,team,renewal_date,call,probability\r\n',
        "renewal_calls",
        call
      ),
      "2026-10-05,M. Reyes,A1,,2026-12-01,likely,0.7\r\n"
    );
  });
  it("ends a last line that has no end first", () => {
    const file = "account_id,play,fired_on,state,by,on,note\nA1,call,2026-01-01,open,,,";
    assert.strictEqual(
      journalTail(file, "actions", action()),
      "\nA1,check-in,2026-09-30,done,Ada,2026-10-05,\n"
    );
  });
  it("refuses a file without a place for what the line says, and names the column", () => {
    const file = "account_id,play,fired_on,state,by,on\n";
    assert.strictEqual(
      journalTail(file, "actions", action()),
      "A1,check-in,2026-09-30,done,Ada,2026-10-05\n"
    );
    assert.throws(() => journalTail(file, "actions", action({note: "n"})), /actions\.csv has no column note/);
    assert.throws(() => journalTail("account_id;play\n", "actions", action()), /separated by commas/);
  });
  it("writes any text as one line that reads back, formulas as text, keys as they are", () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE_NAMES, "=1+1", "@a", '"', "a,b", "a\r\nb"), fc.string());
    fc.assert(
      fc.property(text, fc.constantFrom("A1", "=A1", "-7", 'A"1'), (note, account_id) => {
        const lines = journalTail(null, "actions", action({note, account_id})).split("\n");
        assert.lengthOf(lines, 3);
        const [row] = csvParse(lines.join("\n"));
        const flat = note.replace(/[\r\n]+/g, " ");
        assert.strictEqual(row!.note, /^[=+\-@\t]/.test(flat) ? `'${flat}` : flat);
        assert.strictEqual(row!.account_id, account_id);
      })
    );
  });
});

describe("sameLine(table, a, b)", () => {
  it("is so where a file would hold the same", () => {
    assert.isTrue(sameLine("actions", action({note: "=1\n2"}), action({note: "'=1 2"})));
    assert.isTrue(sameLine("actions", action({note: ""}), action()));
    assert.isFalse(sameLine("actions", action({state: "open"}), action()));
  });
});
