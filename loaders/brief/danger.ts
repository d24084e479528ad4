import type {BriefDanger} from "../../src/metrics/briefData.js";
import {type ZoneState, ZONE_STATES, zoneState} from "../../src/metrics/backtest/zoneState.js";
import type {Config} from "../configTypes.js";
import {payingToday} from "../health/zoneAccounts.js";
import {zoneLines} from "../health/zoneLines.js";
import type {ZonePoint} from "../health/zonePoints.js";
import type {Warehouse} from "../warehouse.js";

/** The brief does not tell the two ways of approaching apart. */
const STATES: Record<ZoneState, BriefDanger["state"]> = {
  in: "inside",
  near: "approaching",
  falling: "approaching",
  out: "outside"
};

/** The measures that have a line, and the column with what each was before. */
const MEASURES = [
  {measure: "engagement_index", past: "index_before"},
  {measure: "active_rate", past: "rate_before"}
] as const satisfies readonly {measure: BriefDanger["measure"]; past: keyof ZonePoint}[];

/** The worst first; where no state is known, a measure with a value before one without. */
function rank({state, value}: {state: ZoneState | null; value: number | null}): number {
  return state === null ? ZONE_STATES.length + Number(value === null) : ZONE_STATES.indexOf(state);
}

/**
 * Where each account stands towards the lines of danger, as on the Health page: by the line by which it stands worst,
 * that of the engagement index where both say the same.
 */
export async function dangerStates(
  db: Warehouse,
  config: Pick<Config, "health">
): Promise<(account_id: string) => BriefDanger> {
  const lines: BriefDanger["line"][] = [];
  for (const {measure} of MEASURES) lines.push((await zoneLines(db, measure, {config}))[0]!.line);
  const today = new Map((await payingToday(db)).map((d) => [d.account_id, d]));
  return (account_id) => {
    const now = today.get(account_id);
    const days = now?.days ?? null;
    const all = MEASURES.map(({measure, past}, i) => {
      const [value, before, line] = [now?.[measure] ?? null, now?.[past] ?? null, lines[i]!];
      const state = zoneState(value, days === null ? null : {value: before, days}, line);
      return {measure, value, before, before_days: days, line, state};
    });
    const [{state, ...danger}] = all.sort((a, b) => rank(a) - rank(b)) as [(typeof all)[number]];
    return {...danger, state: state && STATES[state]};
  };
}
