import {assert, describe, it} from "vitest";
import {alternatives} from "../../src/metrics/alternatives.js";
import {dailyMovements} from "../../src/metrics/dailyMovements.js";
import {movements} from "../../src/metrics/movements.js";
import {retention} from "../../src/metrics/retention.js";
import {quickRatio} from "../../src/metrics/revenueMetrics.js";
import {WORKED_CHANGES as CHANGES, WORKED_PAIRS as PAIRS} from "../../src/metrics/workedExample.js";

function close(actual: number | null | undefined, expected: number): void {
  assert.approximately(actual ?? NaN, expected, 1e-12);
}

describe("the worked example of metrics.md, by the window's end points", () => {
  it("movements(pairs): 1,350 + 500 + 120 + 150 - 190 - 200 = 1,730", () => {
    assert.deepStrictEqual(movements(PAIRS), {
      start_mrr: 1350,
      new_mrr: 500,
      reactivation_mrr: 120,
      expansion_mrr: 150,
      contraction_mrr: 190,
      churned_mrr: 200,
      fx_mrr: 0,
      end_mrr: 1730
    });
  });

  it("retention(pairs): one of six accounts lost, 960 of 1,350 kept gross and 1,110 net", () => {
    const {logo_churn, grr, nrr, revenue_churn} = retention(PAIRS);
    assert.deepStrictEqual([logo_churn.numerator, logo_churn.denominator], [1, 6]);
    assert.deepStrictEqual([grr.numerator, grr.denominator], [960, 1350]);
    assert.deepStrictEqual([nrr.numerator, nrr.denominator], [1110, 1350]);
    close(grr.value, 960 / 1350);
    close(nrr.value, 1110 / 1350);
    close(revenue_churn.value, 390 / 1350);
    assert.strictEqual(revenue_churn.numerator, 390);
  });

  it("retention(pairs): six accounts are too few for an interval of money, not for one of logos", () => {
    const {logo_churn, grr, nrr} = retention(PAIRS);
    assert.deepStrictEqual(
      [grr.low, grr.high, grr.reason],
      [null, null, "no interval: fewer than 10 accounts"]
    );
    assert.deepStrictEqual([nrr.low, nrr.high], [null, null]);
    assert.strictEqual(logo_churn.method, "Wilson 95 %");
    assert.approximately(logo_churn.low!, 0.0301, 0.0001);
    assert.approximately(logo_churn.high!, 0.5635, 0.0001);
  });

  it("quickRatio(sums): 770 gained for 390 lost", () => {
    const ratio = quickRatio(movements(PAIRS));
    assert.deepStrictEqual([ratio.numerator, ratio.denominator], [770, 390]);
    close(ratio.value, 770 / 390);
  });
});

describe("the worked example of metrics.md, by every change inside the window", () => {
  it("dailyMovements(changes): new 650, expansion 230, reactivation 370, contraction 270, churned 600", () => {
    const daily = dailyMovements(CHANGES);
    assert.deepStrictEqual(
      ["new", "expansion", "reactivation", "contraction", "churned"].map(
        (d) => daily[`${d}_mrr_daily`]?.value
      ),
      [650, 230, 370, 270, 600]
    );
    close(daily.quick_ratio_daily?.value, 1250 / 870);
  });

  it("alternatives(pairs, changes): gross churn 870/1350 and NRR 710/1350 beside ours", () => {
    const found = alternatives(PAIRS, CHANGES);
    const of = (id: string) => found.find((d) => d.id === id)!;
    close(of("gross_churn_by_movements").theirs.value, 870 / 1350);
    close(of("gross_churn_by_movements").ours.value, 390 / 1350);
    close(of("nrr_by_movements").theirs.value, (1350 + 230 - 270 - 600) / 1350);
    close(of("nrr_by_movements").ours.value, 1110 / 1350);
    close(of("quick_ratio_by_movements").theirs.value, 1250 / 870);
    close(of("quick_ratio_by_movements").ours.value, 770 / 390);
  });
});
