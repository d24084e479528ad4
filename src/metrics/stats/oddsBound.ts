import type {OddsTable} from "./oddsTable.js";

/** A one-sided 95 % confidence bound of an odds ratio. */
export interface OddsBound {
  side: "at least" | "at most";
  value: number;
}

/**
 * The exact bound of a common odds ratio when every set has as many exposed cases as its margins allow
 * (*at least*) or as few (*at most*): the odds ratio at which so extreme a result has probability 5 %.
 *
 * @see Mehta, Patel and Gray 1985, section 2: the conditional likelihood of the sum over sets; `mantelhaen.test(exact = TRUE)`
 */
export function oddsBound(tables: readonly OddsTable[], side: OddsBound["side"], alpha = 0.05): OddsBound {
  const informative = tables.map((d) => (side === "at least" ? d : exposureTurned(d))).map(weights);
  let [low, high] = [-60, 60];
  for (let i = 0; i < 200 && high - low > 1e-14 * Math.max(1, Math.abs(low)); ++i) {
    const middle = (low + high) / 2;
    const log = informative.reduce((sum, d) => sum + logTop(d, middle), 0);
    if (log < Math.log(alpha)) low = middle;
    else high = middle;
  }
  const value = Math.exp((low + high) / 2);
  return {side, value: side === "at least" ? value : 1 / value};
}

function exposureTurned(d: OddsTable): OddsTable {
  return {
    exposed_cases: d.unexposed_cases,
    unexposed_cases: d.exposed_cases,
    exposed_controls: d.unexposed_controls,
    unexposed_controls: d.exposed_controls
  };
}

/** Logarithms of the numbers of ways to have 0, 1, ... more exposed cases than the least possible. */
function weights(d: OddsTable): Float64Array {
  const cases = d.exposed_cases + d.unexposed_cases;
  const controls = d.exposed_controls + d.unexposed_controls;
  const exposed = d.exposed_cases + d.exposed_controls;
  const [least, most] = [Math.max(0, exposed - controls), Math.min(cases, exposed)];
  const logs = new Float64Array(most - least + 1);
  for (let i = 1; i < logs.length; ++i) {
    const a = least + i;
    logs[i] = logs[i - 1]! + Math.log(((cases - a + 1) * (exposed - a + 1)) / (a * (controls - exposed + a)));
  }
  return logs;
}

/** Logarithm of the probability of the most exposed cases at that log odds ratio. */
function logTop(logs: Float64Array, log_odds: number): number {
  const terms = logs.map((d, i) => d + i * log_odds);
  const top = terms.at(-1)!;
  const most = terms.reduce((a, d) => Math.max(a, d), -Infinity);
  return top - most - Math.log(terms.reduce((sum, d) => sum + Math.exp(d - most), 0));
}
