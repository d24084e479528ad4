import type {BriefSignals} from "../../src/metrics/briefData.js";
import {observedCauses} from "../../src/metrics/causes/observedCauses.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {foundCauses} from "../causes/foundCauses.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

/** The signals that stand out among accounts that left, tested as on the Causes page, and how each account shows them. */
export async function briefSignals(
  db: Warehouse,
  config: Pick<Config, "causes">
): Promise<(account_id: string) => BriefSignals> {
  const found = await foundCauses(db, config);
  const sets = found.cases.flatMap((d) => (d.controls.length > 0 ? [{...d, mrr_lost: 0}] : []));
  const causes = observedCauses(sets, SIGNALS, {replicates: 0, regression: false});
  const reliable = causes
    .flatMap((d, k) => (d.reliable ? [{...d, k}] : []))
    .sort((a, b) => a.q! - b.q! || b.odds.odds_ratio! - a.odds.odds_ratio!);
  return (account_id) => {
    const own = found.judged(account_id, found.as_of, 0);
    return {
      sets: sets.length,
      tested: causes.filter((d) => d.q !== null).length,
      reliable: reliable.map(({k, odds, q, left, stayed}) => {
        const {key, label, cause, unit, worse} = SIGNALS[k]!;
        return {
          ...{key, label, cause, unit, worse, left, stayed, q: q!, cut: found.cuts[k]!},
          odds_ratio: odds.odds_ratio!,
          low: odds.low!,
          high: odds.high!,
          value: own[k]!.value,
          of: own[k]!.of,
          last: own[k]!.last,
          shown: own[k]!.exposed
        };
      })
    };
  };
}
