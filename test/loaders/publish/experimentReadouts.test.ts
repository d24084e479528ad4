import {assert, describe, it} from "vitest";
import {placeReadouts} from "../../../loaders/publish/experimentReadouts.js";
import {openWarehouse} from "../../../loaders/warehouse.js";
import {decided} from "../../../src/lib/experimentFormat.js";
import {verdictWords} from "../../../src/lib/experimentsText.js";
import {HOSTILE_NAMES} from "../../support/page.js";
import {madeReport} from "../../support/experimentReports.js";

describe("placeReadouts(db, reports)", () => {
  it("writes a row for each KPI: its estimate, the numbers behind it, and the words of the Experiments page", async () => {
    const hostile = HOSTILE_NAMES[0]!;
    const reports = [
      madeReport({
        experiment_id: "E-up",
        name: hostile,
        effect: 4,
        kpis: [
          {kpi: "Minutes", role: "primary", direction: "up", kind: "mean"},
          {kpi: "Done", role: "guardrail", direction: "up", kind: "proportion", margin: 0.1}
        ]
      }),
      madeReport({experiment_id: "E-mean", arms: [0, 50]})
    ];
    await using db = await openWarehouse(":memory:");
    await placeReadouts(db, reports);
    const rows = await db.query("FROM computed.experiment_readouts");
    assert.deepStrictEqual(
      rows.map((d) => [d.experiment_id, d.kpi, d.role, d.control_n, d.target_n]),
      [
        ["E-up", "Minutes", "primary", 40, 40],
        ["E-up", "Done", "guardrail", 40, 40],
        ["E-mean", "Minutes", "primary", 0, 50]
      ]
    );
    const [minutes, done] = reports[0]!.result.kpis;
    const {value, low, high, p} = decided(minutes!);
    assert.deepInclude(rows[0], {name: hostile, estimate: minutes!.decided_on, effect: value, low, high, p});
    assert.deepInclude(rows[0], {outcome: "better", state: reports[0]!.result.status});
    assert.match(String(rows[0]!.verdict), /^Better: \+\d\.\d+ \(\+\d\.\d+ to \+\d\.\d+\)\.$/);
    assert.deepInclude(rows[1], {margin: 0.1, verdict: verdictWords(done!)});
    // without a control there is no effect, and why stands in its place
    assert.deepInclude(rows[2], {effect: null, low: null, high: null, outcome: "no control"});
    assert.notStrictEqual(rows[2]!.verdict, "");
  });
});
