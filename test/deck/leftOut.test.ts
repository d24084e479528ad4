import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {halden} from "../fixtures/deck/halden.js";

const PARTS: Partial<DeckData> = {
  ...{adoption: null, features: null, experiments: null, goals: [], plans: []},
  ...{value: null, voice: null, support: null, requests: null}
};
const TABLES: Readonly<Record<string, string>> = {
  ...{goals: "goals", value: "value", adoption: "usage", features: "usage", experiments: "experiments"},
  ...{voice: "surveys", support: "tickets", requests: "requests", next: "plans"}
};

/** What the checklist says of each slide that is left out. */
function reasons(part: Partial<DeckData>, tables: readonly string[]): Record<string, string> {
  const coverage = tables.map((table) => ({table, rows: 2, last_day: null}));
  const {checklist} = renderDeck({...halden(), ...part, coverage}, {document: lightDocument()});
  return Object.fromEntries(checklist.filter((d) => d.kind === "left out").map((d) => [d.slide, d.text]));
}

describe("a slide that is left out", () => {
  it("lacks its table only where the table has no row about the account", () => {
    const told = reasons(PARTS, []);
    for (const [slide, table] of Object.entries(TABLES))
      assert.strictEqual(
        told[slide],
        `no rows about this account: the table ${table} would bring this slide`
      );
  });
  it("says which of its rows would count where there are others", () => {
    const told = reasons(PARTS, Object.values(TABLES));
    assert.deepInclude(told, {
      goals: "no goal of this account is open or fell due in the last twelve months",
      value: "no value was promised for the months that are over on the quarter’s last day",
      adoption: "usage has no rows about this account in the 28 days up to the quarter’s last day",
      features: "usage has no rows about this account in the 28 days up to the quarter’s last day",
      experiments: "no experiment of this account ended in the quarter; none runs on, 0 ended before",
      voice: "nobody answered NPS or CSAT in the quarter",
      support: "no ticket in this quarter or the one before",
      requests: "no request of this account waits, and none was shipped in the quarter",
      next: "no open step is agreed"
    });
  });
  it("tells goals that were dropped from none", () => {
    const goals = halden().goals.map((d) => ({...d, status: "dropped" as const}));
    assert.strictEqual(reasons({goals}, ["goals"]).goals, "every goal of the last twelve months was dropped");
  });
  it("tells usage that names nobody from users who use too little", () => {
    const {adoption, features} = halden();
    const unnamed = {adoption: {...adoption!, mau: null, active_days: 9}, features: null};
    assert.deepInclude(reasons(unnamed, ["usage"]), {
      adoption: "usage does not name its users: the column user_id would bring this slide",
      features: "usage does not name its users: the column user_id would bring this slide"
    });
    const one = {features: {...features!, rows: features!.rows.slice(0, 1)}};
    assert.strictEqual(
      reasons(one, ["usage"]).features,
      "fewer than two features were in use in the 28 days up to the quarter’s last day"
    );
  });
});
