import {assert, describe, it} from "vitest";
import {experimentReports} from "../../loaders/publish/experiments.js";
import {modelled, type Rows, testConfig} from "../support/companies.js";

const DAY = "2026-03-31";

const experiments: Rows = ["E1", "E2"].map((experiment_id) => ({
  ...{experiment_id, name: experiment_id, unit: "user", start_date: "2026-01-01", end_date: "2026-03-01"},
  account_id: experiment_id === "E1" ? "A" : null
}));

/** Twenty units of each experiment, of which four join in April; retention is measured in March, adoption in April. */
const units: Rows = experiments.flatMap(({experiment_id}) =>
  Array.from({length: 20}, (_, i) => ({
    ...{experiment_id, unit_id: `${experiment_id}-${i}`, account_id: "A"},
    ...{
      arm: i % 2 === 0 ? "control" : "target",
      assigned_at: i < 16 ? "2026-01-02 09:00:00" : "2026-04-02 09:00:00"
    }
  }))
);
const kpis: Rows = units.flatMap(({experiment_id, unit_id}, i) =>
  ["2026-03-05 retention", "2026-04-20 retention", "2026-04-20 adoption"].map((d) => ({
    ...{experiment_id, unit_id, kpi: d.slice(11), period: "post", measured_on: d.slice(0, 10)},
    value: (i * 7) % 10
  }))
);

/** What is known of the experiments, of a company whose tables end on a day. */
async function reports(last: string, wanted: {owned?: boolean; as_of?: string}) {
  const until = (rows: Rows, column: string) => rows.filter((d) => String(d[column]).slice(0, 10) <= last);
  await using db = await modelled({
    as_of: last,
    tables: {
      accounts: [{account_id: "A", name: "Alder"}],
      experiments,
      experiment_units: until(units, "assigned_at"),
      experiment_kpis: until(kpis, "measured_on")
    }
  });
  return await experimentReports(db, testConfig(), wanted);
}

describe("experimentReports(db, config, {owned, as_of})", () => {
  it("gives of an earlier day what a build of that day gives: units, KPIs, their roles, and days of measurement", async () => {
    const then = await reports("2026-06-30", {as_of: DAY});
    assert.deepStrictEqual(then, await reports(DAY, {}));
    const [{measured_to, result}] = then as [(typeof then)[number]];
    assert.deepStrictEqual(
      [measured_to, result.kpis.map((d) => `${d.role} ${d.kpi}`), result.split.control],
      ["2026-03-05", ["primary retention"], 8]
    );
    const [now] = await reports("2026-06-30", {});
    assert.deepStrictEqual(
      [now?.measured_to, now?.result.kpis.map((d) => `${d.role} ${d.kpi}`), now?.result.split.control],
      ["2026-04-20", ["primary adoption", "secondary retention"], 10]
    );
  });
  it("leaves out what belongs to no account where only owned ones are wanted", async () => {
    const names = async (owned: boolean) => (await reports(DAY, {owned})).map((d) => d.experiment_id);
    assert.deepStrictEqual([await names(true), await names(false)], [["E1"], ["E1", "E2"]]);
  });
});
