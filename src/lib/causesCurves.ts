import type {LogRank} from "../metrics/stats/logRank.js";
import type {Follow} from "../metrics/survival.js";
import {survival} from "../metrics/survival.js";
import type {CausesData, CauseSignal} from "./causesData.js";
import type {Curve} from "./lives.js";
import {curvesApart} from "./lives.js";

/** Survival of accounts exposed to a signal at the first month end with a value, and of those not. */
export interface SignalCurves {
  signal: CauseSignal;
  curves: Curve[];
  test: LogRank | null;
  horizon: number;
  /** accounts without a value */
  unknown: number;
  /** why there is nothing to draw */
  reason?: string;
}

type Filters = Partial<Record<"segment" | "channel" | "seller" | "cohort", string>>;

/**
 * Curves of the chosen signal. The clock starts at the month end on which exposure is first known, so nobody counts as
 * exposed for time that was lived before it.
 */
export function signalCurves(
  {signals, lives}: Pick<CausesData, "signals" | "lives">,
  choice: Filters & {signal?: string}
): SignalCurves {
  const known = signals.filter((d) => d.reason === undefined);
  const signal = signals.find((d) => d.key === choice.signal) ?? known[0] ?? signals[0]!;
  const keep = lives.months.map((_, i) =>
    (["segment", "channel", "seller", "cohort"] as const).every(
      (d) => !choice[d] || lives[d][i] === choice[d]
    )
  );
  const exposed = lives.exposed[signal.key] ?? "";
  const group = (mark: string): Follow[] =>
    lives.months.flatMap((months, i) => {
      const time = months - (lives.from[signal.key]?.[i] ?? 0);
      return keep[i] && exposed[i] === mark && time > 0 ? [{time, event: lives.left[i] === 1}] : [];
    });
  const groups = [
    {name: "Exposed", follows: group("1")},
    {name: "Not exposed", follows: group("0")}
  ];
  const unknown = keep.filter((d, i) => d && exposed[i] === "-").length;
  const longest = Math.max(0, ...groups.flatMap((d) => d.follows.map((f) => f.time)));
  const of = {signal, unknown, horizon: Math.max(6, Math.min(24, Math.floor(longest / 6) * 6))};
  const drawn = groups.filter((d) => d.follows.length > 0).map((d) => ({...d, steps: survival(d.follows)}));
  if (drawn.length === 0)
    return {...of, curves: [], test: null, reason: signal.reason ?? "no account has a value"};
  return {...of, curves: drawn, test: curvesApart(drawn)};
}
