import type {BriefDanger} from "../../src/metrics/briefData.js";
import {type ZoneState, zoneState} from "../../src/metrics/backtest/zoneState.js";
import type {Config} from "../configTypes.js";
import {payingToday} from "../health/zoneAccounts.js";
import {zoneLines} from "../health/zoneLines.js";
import type {Warehouse} from "../warehouse.js";

/** The brief does not tell the two ways of approaching apart. */
const STATES: Record<ZoneState, BriefDanger["state"]> = {
  in: "inside",
  near: "approaching",
  falling: "approaching",
  out: "outside"
};

/** Where each account stands towards the line of danger on its engagement index, as on the Health page. */
export async function dangerStates(
  db: Warehouse,
  config: Pick<Config, "health">
): Promise<(account_id: string) => BriefDanger> {
  const {line} = (await zoneLines(db, "engagement_index", {config}))[0]!;
  const today = new Map((await payingToday(db)).map((d) => [d.account_id, d]));
  return (account_id) => {
    const {engagement_index: index = null, index_before = null, days = null} = today.get(account_id) ?? {};
    const state = zoneState(index, days === null ? null : {value: index_before, days}, line);
    return {index, before: index_before, before_days: days, line, state: state && STATES[state]};
  };
}
