import {assert, describe, it} from "vitest";
import {AccountHeader} from "../../../src/components/account/accountHeader.js";
import type {AccountJournal, JournalControls} from "../../../src/components/account/accountView.js";
import {JournalCard} from "../../../src/components/account/journalCard.js";
import type {JournalLines} from "../../../src/lib/journalLine.js";
import {HOSTILE_NAMES} from "../../support/page.js";
import {accountData, byColumn, viewOf} from "./fixture.js";

const made = (more: Partial<JournalLines["overrides"]> = {}): JournalLines["overrides"] => ({
  ...{account_id: "A-1", score: 62, band: null, reason: "they told me", by: "M. Reyes"},
  ...{made_on: "2026-09-13", expires_on: null, ...more}
});
const action = (state: string, on: string): JournalLines["actions"] => ({
  ...{account_id: "A-1", play: "check-in", fired_on: "2026-08-31", state, by: "Ada", on, note: null}
});
const waiting = (line: JournalLines["overrides"], today: string): AccountJournal => ({
  today,
  lines: [{table: "overrides", line, written: true}]
});
const cells = (card: Element) =>
  Array.from(card.querySelectorAll("tbody tr"), (row) =>
    Array.from(row.children, (d) => d.textContent).join(" | ")
  );

describe("JournalCard(view)", () => {
  it("lists who said what, why and when, the latest first, with what waits for the next build", () => {
    const data = accountData({
      overrides: byColumn([made({expires_on: "2026-09-20"})]),
      actions: byColumn([action("done", "2026-09-15")]),
      renewal_calls: byColumn([
        {
          ...{account_id: "A-1", renewal_date: "2026-11-30", call: "at_risk", probability: 0.4},
          ...{by: "Ada", made_on: "2026-09-14"}
        }
      ])
    });
    const card = JournalCard(
      viewOf(data, {}, waiting(made({score: 30, made_on: "2026-10-02"}), "2026-10-02"))
    );
    assert.deepStrictEqual(cells(card), [
      "Override | 30 until 31 Dec 2026 | they told me | M. Reyes | 2 Oct 2026 | Not in the build yet",
      "Play | check in of 31 Aug 2026: done |  | Ada | 15 Sep 2026 | ",
      "Renewal call | At risk, 40%, renewal 30 Nov 2026 |  | Ada | 14 Sep 2026 | ",
      "Override | 62 until 20 Sep 2026 | they told me | M. Reyes | 13 Sep 2026 | "
    ]);
    assert.strictEqual(
      card.querySelector("h2")?.textContent,
      "4 lines in the journal; an override by M. Reyes says a score of 30 until 31 Dec 2026"
    );
  });
  it("opens a play again by a further line, from the last word on it only", () => {
    const opened: JournalLines["actions"][] = [];
    const ask = {reopen: (d: JournalLines["actions"]) => opened.push(d)} as unknown as JournalControls;
    const data = accountData({
      actions: byColumn([action("done", "2026-09-20"), action("snoozed", "2026-09-10")])
    });
    const card = JournalCard(viewOf(data, {}, {today: data.as_of, lines: [], ask}));
    const buttons = Array.from(card.querySelectorAll<HTMLElement>("tbody button"));
    assert.deepStrictEqual(
      buttons.map((d) => d.textContent),
      ["Open again"]
    );
    buttons[0]!.click();
    assert.deepInclude(opened[0], {play: "check-in", fired_on: "2026-08-31", state: "done"});
  });
  it("lets a line that is not in its file yet be written later, or forgotten", () => {
    const said: string[] = [];
    const ask = {write: () => said.push("write"), forget: () => said.push("forget")};
    const journal = {...waiting(made(), "2026-10-02"), ask: ask as unknown as JournalControls};
    const lines = journal.lines.map((d) => ({...d, written: false}));
    const card = JournalCard(viewOf(accountData(), {}, {...journal, lines}));
    for (const button of card.querySelectorAll<HTMLElement>("tbody button")) button.click();
    assert.deepStrictEqual(said, ["write", "forget"]);
  });
  it("shows any text as text, and says when there is none", () => {
    for (const reason of HOSTILE_NAMES) {
      const data = accountData({overrides: byColumn([made({reason, by: reason})])});
      const card = JournalCard(viewOf(data));
      assert.isNull(card.querySelector("script, img"));
      assert.include(card.textContent, reason);
    }
    assert.include(JournalCard(viewOf(accountData())).textContent, "The journal has no line on this account");
  });
});

describe("an override that waits", () => {
  it("stands beside the score at once, and takes the place of those before it", () => {
    const data = accountData({overrides: byColumn([made()])});
    const pill = (journal: AccountJournal) =>
      AccountHeader(viewOf(data, {}, journal)).querySelector(".qd-health")?.textContent;
    assert.strictEqual(
      pill(waiting(made({score: 30, by: "Ada", made_on: "2026-10-02"}), "2026-10-02")),
      "30(model 78)HealthyAda until 31 Dec+6"
    );
    const withdrawn = made({score: 30, made_on: "2026-10-02", expires_on: "2026-10-02"});
    assert.strictEqual(pill(waiting(withdrawn, "2026-10-03")), "78Healthy+6");
  });
});
