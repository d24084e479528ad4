import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {readConfig} from "../../loaders/config.js";
import {causesData} from "../../loaders/publish/causes.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import type {CausesData} from "../../src/lib/causesData.js";
import {causesTitle} from "../../src/lib/causesText.js";
import {causesView} from "../../src/lib/causesView.js";
import {runCliWell} from "../support/cli.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-causes-"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

/** What the Causes page of a configuration draws from. */
async function published(config: string, name: string): Promise<CausesData> {
  const warehouse = join(dir, `${name}.duckdb`);
  await runCliWell(["metrics", "--config", config, "--warehouse", warehouse, "--json"]);
  await using db = await openWarehouse(warehouse);
  return await causesData(db, await readConfig(config));
}

describe("the causes of the sample company", () => {
  let data: CausesData;
  beforeAll(async () => {
    data = await published(join(PROJECT, "data", "quarterdeck.yaml"), "sample");
  }, 600_000);

  it("are found: low activity, with an interval that holds the planted ratio of 4", () => {
    const {tested} = causesView(data);
    const activity = tested.find((d) => d.key === "active_rate");
    assert.isTrue(activity?.reliable);
    assert.isBelow(activity.odds.low!, 4);
    assert.isAbove(activity.odds.high!, 4);
  });
  it("hold none of the signals that do not matter, neither directly nor through activity", () => {
    const nulls = [
      "trend",
      "ticket_rate",
      "first_response_median_hours_90d",
      "csat",
      "oldest_request_days",
      "price_change_90d",
      "oldest_overdue_days",
      "icp_fit",
      "goal_attainment"
    ];
    const wrong = causesView(data).reliable.filter((d) => nulls.includes(d.key));
    assert.deepStrictEqual(
      wrong.map((d) => d.key),
      []
    );
  });
  it("do not test defects, which all accounts of a segment met at once, and say so", () => {
    const defects = causesView(data).untested.find((d) => d.key === "error_rate");
    assert.match(defects?.reason ?? "", /informative sets, fewer than 10: not tested/);
  });
  it("tell voluntary from involuntary churn, and count an account once", () => {
    assert.strictEqual(new Set(data.leavers.map((d) => d.account_id)).size, data.leavers.length);
    const involuntary = data.leavers.filter((d) => !d.voluntary);
    assert.strictEqual(involuntary.length, 3);
    assert.isTrue(involuntary.every((d) => d.controls.length === 0 && d.left_out !== undefined));
  });
  it("fit into a file of less than 300 kB", () => {
    assert.isBelow(JSON.stringify(data).length, 300_000);
  });
});

describe.skipIf(!hasDatasets())("the causes of RavenStack", () => {
  it("are none: no signal is reliable, whatever the time", async () => {
    const data = await published(
      join(PROJECT, "test", "real", "ravenstack", "quarterdeck.yaml"),
      "ravenstack"
    );
    for (const within of ["all", "24", "12"]) {
      const shown = causesView(data, {within});
      assert.isAtLeast(shown.tested.length, 5);
      assert.match(causesTitle(shown), /^No reliable cause: /);
    }
  }, 600_000);
});
