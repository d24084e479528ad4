import {assert, beforeAll, describe, it} from "vitest";
import {readConfig} from "../../loaders/config.js";
import {healthData} from "../../loaders/publish/health.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {addDays} from "../../src/metrics/days.js";
import {workspace} from "../../reports/workspace.js";
import {SAMPLE_CONFIG, sampleBuilt} from "../browser/harness.js";

const PLAY = "danger-zone-near";
/** The play's silence, and the month after it: a reason that came back in the silence is not told again. */
const NAMED_DAYS = 60 + 31;

describe("the play of accounts close to the danger zone, on the sample company", () => {
  let approaching: string[];
  let firings: {account_id: string; fired_on: string; ended_on: string | null}[];
  let as_of: string;

  beforeAll(async () => {
    await sampleBuilt();
    await using db = await openWarehouse(workspace({config: SAMPLE_CONFIG}).warehouse, {readonly: true});
    const {data} = await healthData(db, await readConfig(SAMPLE_CONFIG));
    as_of = data.as_of;
    approaching = data.zone.accounts
      .filter((d) => d.index_state !== "in" && d.rate_state !== "in")
      .map((d) => d.account_id);
    firings = await db.query(
      `SELECT account_id, fired_on, ended_on FROM play_firings WHERE play = '${PLAY}' ORDER BY fired_on`
    );
  });

  it("names whom the Health page says approach it, and nobody else", () => {
    assert.isAbove(approaching.length, 10);
    const open = firings.filter((d) => d.ended_on === null).map((d) => d.account_id);
    assert.deepStrictEqual(
      open.filter((d) => !approaching.includes(d)),
      []
    );
    const silent = approaching.filter((d) => !open.includes(d));
    for (const id of silent) {
      const last = firings.findLast((d) => d.account_id === id);
      assert.isTrue((last?.fired_on ?? "") > addDays(as_of, -NAMED_DAYS), `${id} was named not long ago`);
    }
    assert.isBelow(silent.length, approaching.length / 4);
  });
});
