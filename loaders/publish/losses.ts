import {agreement} from "../../src/lib/causesAgree.js";
import type {CausesData} from "../../src/lib/causesData.js";
import type {LeadOf, LossesData, LossRow} from "../../src/lib/lossesData.js";
import {observedCauses} from "../../src/metrics/causes/observedCauses.js";
import {LOOK_BACK_DAYS, type Warning, warningsBefore} from "../../src/metrics/losses/lossWarnings.js";
import {stoodBefore} from "../../src/metrics/losses/stoodBefore.js";
import {warnedMonths, warningQuality} from "../../src/metrics/losses/warningQuality.js";
import {winBack} from "../../src/metrics/losses/winBack.js";
import type {Config} from "../configTypes.js";
import type {AccountLesson} from "../losses/lessons.js";
import {type LostAccount, lostAccounts} from "../losses/lossRows.js";
import {playWarnings, riskPlays, signalWarnings} from "../losses/warnings.js";
import type {Warehouse} from "../warehouse.js";

/** What the list of losses is made with, beside the warehouse. */
export interface LossesContext {
  config: Config;
  causes: CausesData;
  lessons: readonly AccountLesson[];
  /** for one segment or CSM: then nothing is said of lessons whose account is not here */
  slice: boolean;
  /** days; default 180 */
  look_back?: number;
}

/** What the Post-mortems page draws first: who was lost, what had warned of it, and how well warnings do. */
export async function lossesData(
  db: Warehouse,
  {config, causes, lessons, slice, look_back = LOOK_BACK_DAYS}: LossesContext
): Promise<LossesData> {
  const {as_of, currency} = causes;
  const losses = await lostAccounts(db, config);
  const plays = await riskPlays(db, config);
  const signals = causes.signals.filter((d) => d.reason === undefined);
  const fired = await playWarnings(db, plays);
  const shown = await signalWarnings(db, causes.signals, losses);
  const judged_from = Object.fromEntries(
    plays.flatMap((d) => (d.judged_from === undefined ? [] : [[d.id, d.judged_from] as const]))
  );
  const input = {losses, months: shown.months, as_of, look_back};
  const ids = {plays: plays.map((d) => d.id), signals: signals.map((d) => d.key)};
  const stated = statedAgainstObserved(causes);
  const lost = new Set(losses.map((d) => d.account_id));
  return {
    as_of,
    currency,
    look_back,
    plays,
    signals: signals.map(({key, label, cause}) => ({key, label, cause})),
    quality: {
      plays: warningQuality({...input, warnings: fired, judged_from}, ids.plays),
      signals: warningQuality({...input, warnings: shown.warnings}, ids.signals)
    },
    months: warnedMonths({...input, warnings: fired, judged_from}),
    losses: losses.map((d): LossRow => {
      const own = fired.get(d.account_id) ?? [];
      return {
        ...rowOf(d),
        plays: leads(d, own, {ids: ids.plays, look_back}),
        signals: leads(d, shown.warnings.get(d.account_id) ?? [], {ids: ids.signals, look_back}),
        stood: stoodBefore(d, own, look_back),
        observed: stated.get(`${d.account_id} ${d.lost_on}`) ?? null,
        win_back: winBack(d, as_of),
        lessons: lessons
          .filter((l) => l.account_id === d.account_id)
          .map(({owner, date, status}) => ({owner, date, status}))
      };
    }),
    stray: slice
      ? []
      : lessons.filter((d) => !lost.has(d.account_id)).map(({file, account_id}) => ({file, account_id}))
  };
}

function rowOf(d: LostAccount) {
  const {account_id, name, segment, csm, start_date, known_on, lost_on, quarter} = d;
  const {mrr_lost, reason, cause, voluntary, returned, lost_again} = d;
  return {account_id, name, segment, csm, start_date, known_on, lost_on, quarter, mrr_lost, reason, cause, voluntary, returned, lost_again}; // prettier-ignore
}

function leads(
  loss: LostAccount,
  warnings: readonly Warning[],
  {ids, look_back}: {ids: readonly string[]; look_back: number}
): LeadOf[] {
  return warningsBefore(loss, warnings, look_back).flatMap(({id, lead_days}) => {
    const place = ids.indexOf(id);
    return place < 0 ? [] : [[place, lead_days] as const];
  });
}

/** Of each first loss, whether what was said is what its signals show, as the Causes page has it. */
function statedAgainstObserved({leavers, signals}: CausesData): Map<string, string> {
  const sets = leavers.filter((d) => d.controls.length > 0);
  const reliable = observedCauses(sets, signals, {replicates: 0, regression: false}).filter(
    (d) => d.reliable
  );
  return new Map(
    leavers.map((d) => [`${d.account_id} ${d.churned_on}`, agreement(d, signals, reliable).words])
  );
}
