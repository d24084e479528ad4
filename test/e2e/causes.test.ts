import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {readConfig} from "../../loaders/config.js";
import {causesData} from "../../loaders/publish/causes.js";
import {healthData} from "../../loaders/publish/health.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import type {CausesData} from "../../src/lib/causesData.js";
import {causesTitle} from "../../src/lib/causesText.js";
import {causesView} from "../../src/lib/causesView.js";
import type {HealthData} from "../../src/lib/healthData.js";
import {healthTitle} from "../../src/lib/healthText.js";
import {daysBetween} from "../../src/metrics/days.js";
import {runCliWell} from "../support/cli.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-causes-"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

/** What the Causes and the Health page of a configuration draw from. */
async function published(config: string, name: string): Promise<{causes: CausesData; health: HealthData}> {
  const warehouse = join(dir, `${name}.duckdb`);
  await runCliWell(["metrics", "--config", config, "--warehouse", warehouse, "--json"]);
  await using db = await openWarehouse(warehouse);
  const settings = await readConfig(config);
  return {causes: await causesData(db, settings), health: (await healthData(db, settings)).data};
}

let health: HealthData;
let data: CausesData;
beforeAll(async () => {
  ({causes: data, health} = await published(join(PROJECT, "data", "quarterdeck.yaml"), "sample"));
}, 600_000);

describe("the health scores of the sample company", () => {
  it("are judged by time: months to learn from end 90 days before those that judge", () => {
    const {train, test} = health.split;
    assert.isAtLeast(daysBetween(test!.to, health.as_of), 90);
    assert.isAtLeast(daysBetween(train!.to, test!.from), 90);
    assert.isAtLeast(test!.events, 30);
  });
  it("have an area with an interval, or the reason why not", () => {
    const areas = health.scores.map(({key, auc, reason}) => [key, auc.value !== null && auc.low! < auc.value && auc.value < auc.high!, reason ?? ""]); // prettier-ignore
    assert.deepStrictEqual(areas, [
      ["scorecard", true, ""],
      ["last", false, "no earlier version is configured"],
      ["usage", true, ""],
      ["mrr", true, ""],
      ["fitted", true, ""]
    ]);
  });
  it("put every account that pays into a fifth, and every month that judges too", () => {
    const {fifths, today} = health.like;
    assert.strictEqual(
      today.reduce((a, b) => a + b, 0),
      health.zone.paying
    );
    assert.strictEqual(
      fifths.reduce((n, d) => n + d.n, 0),
      health.split.test!.n
    );
    assert.strictEqual(
      fifths.reduce((n, d) => n + d.events, 0),
      health.split.test!.events
    );
  });
  it("see few users in danger: the line by active users lies near the planted three tenths", () => {
    const {line} = health.zone.rate[0]!;
    assert.strictEqual(line.basis, "youden");
    assert.isTrue(line.low! <= 0.3 && 0.3 <= line.high!);
    for (const d of health.zone.accounts)
      assert.strictEqual(d.rate_state === "in", d.active_rate !== null && d.active_rate <= line.value!);
  });
  it("name those that were healthy when last seen, within a month of leaving", () => {
    assert.isAbove(health.healthy.accounts.length, 0);
    for (const d of health.healthy.accounts) assert.isTrue(d.health_score > 75 && d.days_before <= 31);
  });
});

describe("the causes of the sample company", () => {
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
    const {causes: data, health: scores} = await published(
      join(PROJECT, "test", "real", "ravenstack", "quarterdeck.yaml"),
      "ravenstack"
    );
    assert.match(healthTitle(scores), /, not distinguishable from chance; /);
    for (const within of ["all", "24", "12"]) {
      const shown = causesView(data, {within});
      assert.isAtLeast(shown.tested.length, 5);
      assert.match(causesTitle(shown), /^No reliable cause: /);
    }
  }, 600_000);
});
