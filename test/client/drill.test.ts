import {csvParse} from "d3";
import fc from "fast-check";
import {assert, beforeEach, describe, it, vi} from "vitest";
import {downloadCsv} from "../../src/client/download.js";
import {type Drill, RowsButton} from "../../src/client/drill.js";
import {runNamed, session} from "../../src/client/session.js";
import {drawIn} from "../../src/components/dom.js";
import {toCsv} from "../../src/lib/csv.js";
import {HOSTILE_NAMES, textOf} from "../support/page.js";
import {openPage} from "./window.js";

vi.mock("../../src/client/session.js", async (original) => ({
  ...(await original<object>()),
  runNamed: vi.fn()
}));
vi.mock("../../src/client/download.js", () => ({downloadCsv: vi.fn()}));

const DRILL = {
  query: "active_users",
  params: ["O'Brien $2", "2026-03-31"],
  title: "Active users, 28 days",
  subtitle: "Alder"
} as const;
const ROWS = [
  {user_id: "u-1", active_days: 3},
  {user_id: "u-2", active_days: 1}
];

const one = <E extends Element = HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const button = (words: string) =>
  Array.from(document.querySelectorAll("button")).find((d) => d.textContent === words) as HTMLButtonElement;

/** A page on which the rows of a number are open; dialogs of jsdom know neither how to open nor to close. */
async function opened(drill: Drill = DRILL) {
  const window = openPage();
  Object.assign(window.HTMLElement.prototype, {
    showModal(this: HTMLElement) {
      this.setAttribute("open", "");
    },
    close(this: HTMLElement) {
      this.dispatchEvent(new window.Event("close"));
    }
  });
  drawIn(document);
  const control = RowsButton(drill);
  document.body.append(control);
  control.click();
  await settle();
  return {window, control};
}

describe("openDrill(drill)", () => {
  beforeEach(() => {
    vi.mocked(runNamed).mockReset().mockResolvedValue({rows: ROWS, note: ""});
    vi.mocked(downloadCsv).mockReset();
  });

  it("shows the rows of the query under its title, and counts them", async () => {
    const {control} = await opened();
    assert.deepStrictEqual(vi.mocked(runNamed).mock.calls[0]?.slice(0, 2), [DRILL.query, DRILL.params]);
    assert.strictEqual(textOf(one("dialog h2")), DRILL.title);
    assert.strictEqual(one("dialog").getAttribute("aria-labelledby"), one("dialog h2").id);
    assert.lengthOf(document.querySelectorAll("dialog tbody tr"), 2);
    assert.strictEqual(textOf(one(".qd-drill-note")), "2 rows.");
    assert.strictEqual(control.getAttribute("aria-label"), "Rows: Active users, 28 days");
  });
  it("gives the SQL with its parameters filled in as text, ready to run", async () => {
    await opened();
    const sql = one("pre").textContent ?? "";
    assert.include(sql, "d.account_id = 'O''Brien $2'");
    assert.include(sql, "d.day > '2026-03-31'::DATE - 28");
    assert.notMatch(sql.replaceAll("O''Brien $2", ""), /\$\d/);
  });
  it("says how many are drawn of more, and what the host lacks", async () => {
    const rows = Array.from({length: 1200}, (_, i) => ({i}));
    vi.mocked(runNamed).mockResolvedValue({rows, note: "The whole file was loaded."});
    await opened();
    assert.lengthOf(document.querySelectorAll("dialog tbody tr"), 500);
    assert.strictEqual(
      textOf(one(".qd-drill-note")),
      "1,200 rows. The first 500 are shown; the CSV file has them all. The whole file was loaded."
    );
    button("CSV").click();
    const [name, csv = ""] = vi.mocked(downloadCsv).mock.calls[0] ?? [];
    assert.strictEqual(name, "active-users.csv");
    assert.lengthOf(csvParse(csv), 1200);
  });
  it("has no file to give without rows", async () => {
    vi.mocked(runNamed).mockResolvedValue({rows: [], note: ""});
    await opened();
    assert.isTrue(button("CSV").disabled);
    assert.strictEqual(textOf(one(".qd-drill-note")), "0 rows.");
  });
  it("says why the rows could not be read, and that nothing else is lost", async () => {
    vi.mocked(runNamed).mockRejectedValue(new Error("out of memory <b>"));
    await opened();
    assert.include(
      textOf(one(".qd-drill-body")),
      "could not be read: out of memory <b>. The page itself is unchanged."
    );
    assert.isNull(one(".qd-drill-body b"));
  });
  it("is gone when it is closed, by its button or beside it", async () => {
    await opened();
    button("Close").click();
    assert.isNull(document.querySelector("dialog"));
    await opened();
    one("dialog h2").click();
    assert.isNotNull(document.querySelector("dialog"));
    one("dialog").click();
    assert.isNull(document.querySelector("dialog"));
  });
  it("names the command for raw events, which are not published", async () => {
    await opened({...DRILL, command: "quarterdeck sql 'FROM usage'"});
    assert.strictEqual(textOf(one(".qd-drill-command code")), "quarterdeck sql 'FROM usage'");
  });
});

describe("session(start)", () => {
  it("starts one engine for all, and another only after a failure", async () => {
    const engine = {query: () => Promise.resolve([]), note: ""};
    let starts = 0;
    const fails = () => (++starts, Promise.reject(new Error("no memory")));
    const works = () => (++starts, Promise.resolve(engine));
    const failed: unknown = await session(fails).catch((error: unknown) => error);
    assert.match(String(failed), /no memory/);
    assert.strictEqual(await session(works), engine);
    assert.strictEqual(await session(fails), engine);
    assert.strictEqual(starts, 2);
  });
});

describe("toCsv(rows, columns)", () => {
  const cell = fc.oneof(fc.constantFrom(...HOSTILE_NAMES, "a,b", 'say "x"', "two\nlines", "\r"), fc.string());
  const column = (key: "a" | "b") => ({key, value: (d: Record<"a" | "b", string>) => d[key]});
  const FORMULA = /^[=+\-@\t\r]/;

  it("is read back by another's parser, text that would be a formula behind an apostrophe", () => {
    fc.assert(
      fc.property(fc.array(fc.record({a: cell, b: cell}), {minLength: 1}), (rows) => {
        const safe = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
        const read = Array.from(csvParse(toCsv(rows, [column("a"), column("b")])), ({a, b}) => ({a, b}));
        assert.deepEqual(
          read,
          rows.map(({a, b}) => ({a: safe(a), b: safe(b)}))
        );
      })
    );
  });
  it("writes numbers in full and what is missing or infinite as nothing", () => {
    const values = [-1.5, 1e21, 0, NaN, Infinity, null, undefined, true];
    const csv = toCsv(values, [{key: "x", value: (d) => d}]);
    assert.strictEqual(csv, "x\r\n-1.5\r\n1e+21\r\n0\r\n\r\n\r\n\r\n\r\ntrue\r\n");
  });
});
