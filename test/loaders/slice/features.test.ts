import {assert, describe, it} from "vitest";
import type {SliceAccount} from "../../../loaders/slice/accounts.js";
import {sliceFeatures} from "../../../loaders/slice/features.js";
import type {SliceMetrics} from "../../../loaders/slice/metrics.js";
import type {SliceScope} from "../../../loaders/slice/scope.js";
import {openWarehouse} from "../../../loaders/warehouse.js";

/** Ten accounts of a segment, 10 users each: A0 on the plan Basic with A1, the others on Plus. */
const accounts = Array.from({length: 10}, (_, i) => ({
  account_id: `A${i}`,
  segment: "Small",
  account: {plan: i < 2 ? "Basic" : "Plus"}
})) as SliceAccount[];

const metrics = {
  now: (_id, metric) => ({value: metric === "mau" ? 10 : 1, numerator: 1, denominator: 2}),
  before: () => ({value: 10})
} as SliceMetrics;

describe("sliceFeatures(db, scope, {accounts, metrics})", () => {
  it("names what peers use only where the account's plan offers it", async () => {
    await using db = await openWarehouse(":memory:");
    // All use maps; of Basic only A1 uses notes; the alerts of Plus are nobody's on Basic.
    await db.run(`CREATE TABLE usage_feature_point AS
      SELECT 'A' || i AS account_id, feature, '2026-09-30'::DATE AS point_date, 6 AS users, 6 AS uses
      FROM range(10) a(i), (VALUES ('maps'), ('notes'), ('alerts')) f(feature)
      WHERE feature = 'maps' OR (feature = 'notes' AND i > 0) OR (feature = 'alerts' AND i > 1)`);
    const scope = {t0: "2026-06-30", t1: "2026-09-30"} as SliceScope;
    const found = await sliceFeatures(db, scope, {accounts, metrics});
    const named = (id: string) => found.get(id)!.rows.map((d) => [d.feature, d.reach]);
    assert.deepStrictEqual(named("A0"), [["maps", 0.6], ["notes", 0]]); // prettier-ignore
    assert.deepStrictEqual(named("A2"), [["alerts", 0.6], ["maps", 0.6], ["notes", 0.6]]); // prettier-ignore
    assert.strictEqual(found.get("A0")!.rows[1]!.peers!.median, 0.6);
  });
});
