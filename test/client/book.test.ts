import {assert, describe, it, vi} from "vitest";
import {bandCounts, chosenRows, openBook, type BookState} from "../../src/client/book.js";
import type {BookAccount, BookData} from "../../src/metrics/bookData.js";

// Node takes the browser's bundle for a module without exports; the package's own entry is the same library.
vi.mock("arquero/dist/arquero.min.js", async () => ({default: await import("arquero")}));

const NOBODY: BookAccount = {
  account_id: "A0",
  name: "Nobody",
  segment: "Small",
  plan: "Basic",
  region: "North",
  csm: "Ines Okafor",
  paying: true,
  arr: 0,
  health_score: null,
  health_band: "not enough data",
  health_change: null,
  mau: null,
  seats: null,
  nps_n: null,
  promoters: null,
  detractors: null,
  renewal_date: null,
  churned_on: null,
  moved_component: null,
  moved_points: null,
  days_since_checkin: null,
  open_sev1: null,
  champion_risk: null,
  quiet: null
};

const ACCOUNTS: BookAccount[] = [
  {...NOBODY, account_id: "A1", name: "Zürich Fracht", arr: 300, health_score: 80, health_band: "healthy"},
  {
    ...NOBODY,
    account_id: "A2",
    name: "Alder",
    arr: 100,
    health_score: 40,
    health_band: "at risk",
    segment: "Large"
  },
  {
    ...NOBODY,
    account_id: "A3",
    name: "Birch",
    arr: 200,
    csm: "Marco Reyes",
    nps_n: 5,
    promoters: 3,
    detractors: 1
  },
  {
    ...NOBODY,
    account_id: "A4",
    name: "Cedar",
    paying: false,
    churned_on: "2026-01-05",
    nps_n: 4,
    promoters: 4,
    detractors: 0
  }
];

const WEEKS = [
  [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 5, 5],
  [0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4],
  [null, null, null, null, null, null, null, null, null, null, null, 3, 3],
  []
];

const DATA = {
  as_of: "2026-03-31",
  currency: "USD",
  accounts: Object.fromEntries(
    Object.keys(NOBODY).map((key) => [key, ACCOUNTS.map((d) => d[key as keyof BookAccount])])
  ),
  users: WEEKS
} as unknown as BookData;

const EVERYTHING: BookState = {
  q: "",
  segment: "",
  plan: "",
  region: "",
  csm: "",
  band: "",
  show: "all",
  sort: "arr",
  descending: true
};

const book = openBook(DATA);
const ids = (state: Partial<BookState>) =>
  chosenRows(book, {...EVERYTHING, ...state}).map((d) => d.account_id);

describe("chosenRows(book, state)", () => {
  it("sorts either way, what is not known last in both", () => {
    assert.deepStrictEqual(ids({sort: "arr"}), ["A1", "A3", "A2", "A4"]);
    assert.deepStrictEqual(ids({sort: "health", descending: true}), ["A1", "A2", "A3", "A4"]);
    assert.deepStrictEqual(ids({sort: "health", descending: false}), ["A2", "A1", "A3", "A4"]);
    assert.deepStrictEqual(ids({sort: "name", descending: false}), ["A2", "A3", "A4", "A1"]);
  });
  it("shows those that pay, or those that left", () => {
    assert.deepStrictEqual(ids({show: "paying"}), ["A1", "A3", "A2"]);
    assert.deepStrictEqual(ids({show: "left"}), ["A4"]);
  });
  it("finds every word, in name, id, segment, plan, region or CSM, whatever its case and marks", () => {
    assert.deepStrictEqual(ids({q: "ZURICH"}), ["A1"]);
    assert.deepStrictEqual(ids({q: "small okafor"}), ["A1", "A4"]);
    assert.deepStrictEqual(ids({q: "a2"}), ["A2"]);
    assert.deepStrictEqual(ids({q: "alder birch"}), []);
  });
  it("takes words for words, never for a pattern", () => {
    assert.deepStrictEqual(ids({q: ".*"}), []);
  });
  it("keeps the accounts that fit all filters", () => {
    assert.deepStrictEqual(ids({segment: "Large"}), ["A2"]);
    assert.deepStrictEqual(ids({csm: "Marco Reyes", band: "not enough data"}), ["A3"]);
    assert.deepStrictEqual(ids({csm: "Marco Reyes", band: "healthy"}), []);
  });
});

describe("openBook(data)", () => {
  const row = (id: string) => book.rows.find((d) => d.account_id === id)!;
  it("gives a net promoter score from five answers on", () => {
    assert.deepStrictEqual([row("A3").nps, row("A4").nps], [40, null]);
  });
  it("compares the last three weeks with the first three known; from nothing there is no change", () => {
    assert.deepStrictEqual(
      [row("A1").users_change, row("A2").users_change, row("A3").users_change],
      [-0.5, null, null]
    );
  });
  it("puts the weeks of a young account at the end of its line", () => {
    assert.lengthOf(row("A4").users, 13);
    assert.deepStrictEqual(row("A3").users.slice(-3), [null, 3, 3]);
  });
});

describe("bandCounts(book, state)", () => {
  it("counts accounts and ARR in each band under the other filters, whatever band is chosen", () => {
    const counts = bandCounts(book, {...EVERYTHING, show: "paying", band: "healthy"});
    assert.deepStrictEqual(Object.fromEntries(counts), {
      healthy: {accounts: 1, arr: 300},
      "at risk": {accounts: 1, arr: 100},
      "not enough data": {accounts: 1, arr: 200}
    });
  });
});
