import {assert, describe, it} from "vitest";
import {metricsJson} from "../reports/metricsJson.js";

const report = {
  quarter: "2026Q3",
  window: {t0: "2026-06-30", t1: "2026-09-30", label: "2026Q3"},
  segment: null,
  csm: null,
  account: null,
  as_of: "2026-09-30",
  metrics: {
    end_mrr: {value: 1730},
    nps: {value: null, n: 3, reason: "fewer than 5 answers"}
  }
};

describe("metricsJson(report)", () => {
  it("gives every metric the same six keys and keeps what it has beside them", () => {
    assert.deepEqual(JSON.parse(metricsJson(report)), {
      ...report,
      metrics: {
        end_mrr: {value: 1730, numerator: null, denominator: null, low: null, high: null, reason: null},
        nps: {
          value: null,
          numerator: null,
          denominator: null,
          low: null,
          high: null,
          reason: "fewer than 5 answers",
          n: 3
        }
      }
    });
  });
});
