import {causeExposures, type CauseSpell, type SignalMonth} from "../../src/metrics/causes/exposures.js";
import {observedCauses} from "../../src/metrics/causes/observedCauses.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {dayText, parseDay} from "../../src/metrics/utcDay.js";
import {draws, times, type Draws} from "./draws.js";
import {counted, FALSE_ALARMS, type CalibrationMethod} from "./method.js";

const ACCOUNTS = 140;
const MONTHS = 30;
const DAY = 86_400_000;
const FIRST = +parseDay("2024-04-01");
const AS_OF = "2026-09-30";
const LAST = +parseDay(AS_OF);
/** Each panel serves so many permutations of the outcomes. */
const PER_PANEL = 20;

const id = (i: number) => `A-${String(i).padStart(3, "0")}`;

const MONTH_ENDS = times(MONTHS, (k) => dayText(Date.UTC(2024, 4 + k, 0)));

/** The signals of the product, with the cuts of a configuration for some. */
const CUTS = SIGNALS.map(({worse, cut, key}) => {
  const fixed = key === "active_rate" ? -0.8 : cut === undefined ? undefined : 0.9;
  const level = worse !== "true" && cut === undefined;
  return {worse, level, fixed: fixed === undefined ? null : {cut: fixed, basis: "config" as const}};
});

/**
 * Signals of every account and month: a third of the variance is what all of them have in common, half is the account's
 * own for good, and what happens in a month lasts; a tenth of the accounts has no value for the later half of them.
 */
function panel({normal, chance}: Draws): SignalMonth[] {
  return times(ACCOUNTS, (i) => {
    const common = normal();
    const own = SIGNALS.map(() => Math.sqrt(0.35) * common + Math.sqrt(0.35) * normal());
    const known = SIGNALS.map((_, k) => k < SIGNALS.length / 2 || !chance(0.1));
    let now = SIGNALS.map(normal);
    return MONTH_ENDS.map((point_date) => {
      now = now.map((d) => 0.7 * d + Math.sqrt(1 - 0.49) * normal());
      const values = SIGNALS.map(({worse}, k) => {
        if (!known[k]) return null;
        const value = own[k]! + Math.sqrt(0.3) * now[k]!;
        return worse === "true" ? value > 1.3 : value;
      });
      return {account_id: id(i), point_date, values};
    });
  }).flat();
}

/** When accounts come and go, of which half leave: what is dealt out to the accounts of a panel by lot. */
function outcomes({uniform, exponential}: Draws): Omit<CauseSpell, "account_id">[] {
  return times(ACCOUNTS, (i) => {
    const start = FIRST + DAY * Math.floor(500 * uniform());
    const end = start + DAY * Math.ceil(1000 * exponential());
    const left = end <= LAST;
    return {
      segment: ["Small business", "Mid-market", "Enterprise"][i % 3]!,
      start_date: dayText(start),
      end_date: left ? dayText(end) : null,
      notice_date: left ? dayText(Math.max(start, end - DAY * Math.floor(40 * uniform()))) : null,
      is_case: left
    };
  });
}

function shuffled<T>(values: readonly T[], uniform: () => number): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; --i) {
    const j = Math.floor((i + 1) * uniform());
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** Whether outcomes that have nothing to do with the signals are given a reliable cause. */
function findsCause(
  months: readonly SignalMonth[],
  dealt: readonly Omit<CauseSpell, "account_id">[],
  seed: number
): boolean {
  const spells = dealt.map((d, i) => ({account_id: id(i), ...d}));
  const {cases, cuts} = causeExposures({spells, months, signals: CUTS, as_of: AS_OF, seed});
  const sets = cases.filter((d) => d.controls.length > 0).map((d) => ({...d, mrr_lost: 1}));
  const signals = SIGNALS.map(({key}, k) => ({key, reason: cuts[k]!.reason}));
  return observedCauses(sets, signals, {replicates: 0, regression: false}).some((d) => d.reliable);
}

/** The whole pipeline of causes, from spells and months to what it calls reliable. */
export const causeMethods: readonly CalibrationMethod[] = [
  {
    name: "Causes of churn: cuts, matching, correction",
    slow: true,
    data: `${ACCOUNTS} accounts, ${SIGNALS.length} signals of ${MONTHS} months that depend on each other; who left and when dealt out by lot`,
    counts: "any signal is called a cause",
    nominal: 0.05,
    bounds: FALSE_ALARMS,
    simulate(replicates, seed) {
      const source = draws(seed);
      let months: SignalMonth[] = [];
      let spells: Omit<CauseSpell, "account_id">[] = [];
      return counted(replicates, (k) => {
        if (k % PER_PANEL === 0) [months, spells] = [panel(source), outcomes(source)];
        return findsCause(months, shuffled(spells, source.uniform), k + 1);
      });
    }
  }
];
