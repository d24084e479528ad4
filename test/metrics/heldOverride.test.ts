import {assert, describe, it} from "vitest";
import {heldOverride} from "../../src/metrics/heldOverride.js";

const made = (made_on: string, expires_on: string | null) => ({
  ...{score: 40, band: null, reason: "a call", by: "Ines", made_on, expires_on}
});

describe("heldOverride(latest_first, as_of)", () => {
  it("holds on its last day and not after it; without one for 90 days", () => {
    const on = (day: string, expires_on: string | null) =>
      heldOverride([made("2026-01-01", expires_on)], day)?.until ?? null;
    assert.deepStrictEqual(
      [on("2026-01-01", null), on("2026-04-01", null), on("2026-04-02", null)],
      ["2026-04-01", "2026-04-01", null] // 1 January and 90 days
    );
    assert.deepStrictEqual(
      [on("2026-02-10", "2026-02-10"), on("2026-02-11", "2026-02-10")],
      ["2026-02-10", null]
    );
  });
  it("holds from its day on where that comes after the last day of data", () => {
    assert.strictEqual(heldOverride([made("2026-01-05", null)], "2026-01-02")?.until, "2026-04-05");
    assert.isNull(heldOverride([made("2026-01-05", "2026-01-05")], "2026-01-02"), "withdrawn on its day");
  });
  it("is the latest, and none once that has expired: what it took the place of does not come back", () => {
    const all = [made("2026-03-01", "2026-03-05"), made("2026-02-01", null), made("2026-01-20", null)];
    const on = (day: string) => heldOverride(all, day)?.made_on ?? null;
    assert.deepStrictEqual([on("2026-03-05"), on("2026-03-06")], ["2026-03-01", null]);
    assert.isNull(heldOverride([], "2026-03-10"));
  });
});
