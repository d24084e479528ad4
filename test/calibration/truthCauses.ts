import {rollups} from "d3";
import {HAZARD} from "../../data/sample/model/hazardModel.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {normalQuantile} from "../../src/metrics/normal.js";
import {tableLine} from "./table.js";
import {heldOf, holds, ratioOf} from "./truthHeld.js";
import type {Estimated, FoundSignal, TruthSeed} from "./truthSeed.js";

/** The signal through which each planted cause can be seen, and how much it multiplies the hazard. */
export const PLANTED: readonly {cause: string; key: string; ratio: number; note?: string}[] = [
  {cause: "low activity", key: "active_rate", ratio: HAZARD.low_activity.ratio},
  {cause: "champion left", key: "champion_left", ratio: HAZARD.champion_left.ratio},
  {
    cause: "poor fit (the marketplace), by its proxy icp_fit",
    key: "icp_fit",
    ratio: HAZARD.poor_fit.ratio
  },
  {cause: "check-in overdue", key: "days_since_checkin", ratio: HAZARD.checkin_overdue.ratio},
  {cause: "faulty release", key: "error_rate", ratio: HAZARD.defects.ratio}
];

/** Signals that neither matter nor go with what does; falling use and goals out of reach go with low activity. */
const NULLS = [
  "ticket_rate",
  "first_response_median_hours_90d",
  "csat",
  "oldest_request_days",
  "price_change_90d",
  "oldest_overdue_days"
];
const ENGAGEMENT = SIGNALS.filter((d) => d.cause === "low_engagement").map((d) => d.key);

/** Seeds of a company that obeys the same model and has so many times as many accounts. */
export interface Larger {
  scale: number;
  seeds: readonly TruthSeed[];
}

/** What is found of the planted causes in some seeds, a row of a table each. */
export function causeLines(seeds: readonly TruthSeed[]): string[][] {
  const of = (d: TruthSeed, key: string) => d.signals.find((s) => s.key === key)!;
  const planted = (d: TruthSeed) => PLANTED.filter(({key}) => of(d, key).reliable);
  const wrong = (d: TruthSeed) => d.signals.filter((s) => s.reliable && NULLS.includes(s.key));
  const count = (holds: (d: TruthSeed) => boolean) => String(seeds.filter(holds).length);
  const tested = (d: FoundSignal) => d.reason === undefined;
  return [
    ...PLANTED.map(({cause, key, ratio}) => {
      const refused = seeds.filter((d) => !tested(of(d, key))).length;
      const not = refused === 0 ? "" : `; not tested in ${refused}`;
      return [
        `${cause}, hazard x ${ratio}`,
        `\`${key}\` is called a cause, after correction for all signals${not}`,
        count((d) => of(d, key).reliable)
      ];
    }),
    [
      `low activity, hazard x ${HAZARD.low_activity.ratio}`,
      "the same in the window that ends on the index date (sensitivity): p below 5 % over all signals",
      count((d) => strong(of(d, "active_rate").at_index, SIGNALS.length))
    ],
    [
      "low activity, and what goes with it",
      `one of ${ENGAGEMENT.length} signals of low engagement is called a cause`,
      count((d) => d.signals.some((s) => s.reliable && ENGAGEMENT.includes(s.key)))
    ],
    ["the five together", "at least one of them is called a cause", count((d) => planted(d).length > 0)],
    [
      `${NULLS.length} signals that do not matter`,
      `none of them is called a cause${called(seeds.flatMap(wrong))}`,
      count((d) => wrong(d).length === 0)
    ],
    ...PLANTED.filter(({key}) => key !== "error_rate" && key !== "icp_fit").map(({cause, key, ratio}) => [
      `${cause}, hazard x ${ratio}`,
      "the 99 % interval of its matched odds ratio holds that",
      count((d) => holds(of(d, key), Math.log(ratio)))
    ]),
    ...seeds[0]!.hazards.map(({feature}) => [
      `${feature}, hazard x ${ratioOf(feature)}`,
      "the 99 % interval of its hazard ratio holds that (Cox regression on the generator's account-months)",
      heldOf(
        seeds.map((d) => d.hazards.find((h) => h.feature === feature)!),
        Math.log(ratioOf(feature))
      )
    ])
  ];
}

/** What the larger company shows, and what that says of the sample's size. */
export function largerPart({scale, seeds}: Larger, others: readonly TruthSeed[]): string {
  const found = (all: readonly TruthSeed[], key: string) =>
    all.filter((d) => d.signals.some((s) => s.key === key && s.reliable)).length;
  const often = (all: readonly TruthSeed[]) => PLANTED.filter(({key}) => found(all, key) >= 0.9 * all.length);
  const counts = PLANTED.map((d) => `${named(d)} in ${found(others, d.key)} and ${found(seeds, d.key)}`);
  const [fewest, most] = range(seeds.map((d) => d.leavers));
  return `### ${scale} times as many accounts

The same model with ${scale} times as many accounts, of which ${fewest} to ${most} leave. Its experiments are left out, since they are no larger.

| what was planted | what was looked for | seeds of ${seeds.length} |
| --- | --- | ---: |
${causeLines(seeds).map(tableLine).join("\n")}

Found in at least nine seeds of ten: at the sample's size ${listed(often(others))}; at this one ${listed(often(seeds))}. Of ${others.length} seeds
at the sample's size and ${seeds.length} at this one the product finds ${counts.join("; ")}.

An overdue check-in is not missed for want of cases. Its matched odds ratio is ${meanRatio(seeds, "days_since_checkin")} on average at this size, and
${meanRatio(seeds, "days_since_checkin", (d) => d.at_index)} in the window that ends on the index date, where ${HAZARD.checkin_overdue.ratio} was planted. More than half of overdue check-ins are made within two months, and the window
ends 30 days before the index date; and no account can be overdue in its first 90 days, when it is likeliest to leave,
while the accounts that it is matched with may be three months older. A champion who left counts for 90 days, which the
window misses in part: ${meanRatio(seeds, "champion_left")} on average where ${HAZARD.champion_left.ratio} was planted. Tickets are counted per active user, and some of an account's do not
depend on its users, so that their rate is a little higher where few are active: ${meanRatio(seeds, "ticket_rate")} on average, though it does not matter by itself.`;
}

/** Signals by how often they were called causes, where any was. */
function called(signals: readonly FoundSignal[]): string {
  const counts = rollups(
    signals,
    (D) => D.length,
    (d) => d.key
  );
  if (counts.length === 0) return "";
  return `; in the others ${counts.map(([key, n]) => `\`${key}\` (${n})`).join(", ")}`;
}

/** A planted cause without the signal that stands for it. */
function named({cause}: {cause: string}): string {
  return cause.replace(/,.*/, "");
}

function listed(causes: readonly {cause: string}[]): string {
  return causes.map(named).join(", ") || "none of the five";
}

/** Why causes are missed. */
export function power(seeds: readonly TruthSeed[]): string {
  const [fewest, most] = range(seeds.map((d) => d.leavers));
  const least = (key: string) => {
    const all = seeds.flatMap((d) => d.signals.find((s) => s.key === key)?.detectable ?? []);
    return (all.reduce((a, b) => a + b, 0) / all.length).toFixed(1);
  };
  return `Most causes are missed for want of cases: ${fewest} to ${most} accounts leave in a seed. Four times in five a test finds an odds
ratio of ${least("active_rate")} for low activity, ${least("champion_left")} for a champion who left and ${least("days_since_checkin")} for an overdue check-in, before the
correction for some 20 signals, which asks for more; the page prints these figures beside every signal. Matched odds ratios of low activity
are ${meanRatio(seeds, "active_rate")} on average, so that it is not missed for being seen wrongly. The window ends 30 days before the index date, so that it cannot show
what leaving itself does to use; that costs some of what is there. All accounts of a segment met the faulty release on the same
days, so accounts matched by segment and date cannot show it: it is not tested, and the page says so.`;
}

/** Geometric mean of a signal's odds ratios. */
function meanRatio(
  seeds: readonly TruthSeed[],
  key: string,
  of: (d: FoundSignal) => Estimated = (d) => d
): string {
  const logs = seeds.flatMap((d) =>
    d.signals.filter((s) => s.key === key).flatMap((s) => of(s).estimate ?? [])
  );
  return Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length).toFixed(1);
}

/** Whether a ratio is above 1 at 5 %, two-sided, when so many are tested (Bonferroni). */
function strong({estimate, se}: Estimated, tests: number): boolean {
  return estimate !== null && se !== null && estimate / se > -normalQuantile(0.025 / tests);
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
