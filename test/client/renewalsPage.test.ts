import {assert, describe, it} from "vitest";
import {renewalsBar} from "../../src/client/renewalsPage.js";
import {drawIn} from "../../src/components/dom.js";
import type {RenewalLine, RenewalsData} from "../../src/lib/renewalsData.js";
import {renewalsView} from "../../src/lib/renewalsView.js";
import {openPage} from "./window.js";

const line = (account_id: string, renewal_date: string, csm = "Ada"): RenewalLine => ({
  ...{account_id, name: account_id, segment: "Small", csm, arr: 1000, renewal_date, score: 60, band: "watch"},
  ...{chance: null, basis: null, drivers: [], checkpoints: [], target: null}
});
const quarter = (name: string, from: string, until: string) => ({
  ...{quarter: name, from, until, due: 1, due_arr: 1000, by_model: 0, reason: "none", forecast: null},
  parts: []
});
const DATA: RenewalsData = {
  ...{company: "Kestrel", as_of: "2026-09-30", currency: "USD", no_model: null, standing: [], calls: []},
  ...{decided: [], past: {near: [], far: []}},
  quarters: [quarter("2026Q4", "2026-10-01", "2026-12-31"), quarter("2027Q1", "2027-01-01", "2027-03-31")],
  renewals: [line("A", "2026-11-30"), line("B", "2027-02-01"), line("C", "2027-02-01", "Bo")]
};

/** The accounts that are listed at an address. */
function listed(path: string): string[] {
  drawIn(openPage("", path).document);
  return renewalsView(DATA, renewalsBar(DATA).value, []).rows.map((d) => d.account_id);
}

describe("renewalsBar(data)", () => {
  it("lists what every filter of the address leaves, and all without one", () => {
    assert.deepStrictEqual(listed("/site/renewals.html?quarter=2027Q1"), ["B", "C"]);
    assert.deepStrictEqual(listed("/site/renewals.html?quarter=2027Q1&csm=Bo"), ["C"]);
    assert.deepStrictEqual(listed("/site/renewals.html?segment=Small&csm=Ada"), ["A", "B"]);
    assert.deepStrictEqual(listed("/site/renewals.html?quarter=1999Q1"), ["A", "B", "C"]);
  });
  it("says in words what is chosen", () => {
    drawIn(openPage("", "/site/renewals.html?quarter=2027Q1").document);
    const {value, textContent} = renewalsBar(DATA);
    assert.strictEqual(renewalsView(DATA, value, []).chosen, "2027Q1");
    assert.include(textContent, "Due in 2027Q1");
  });
});
