import {HAZARD} from "../../data/sample/model/hazardModel.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {normalQuantile} from "../../src/metrics/normal.js";
import {percent, tableLine} from "./table.js";
import type {Estimated, FoundExperiment, FoundSignal, TruthSeed} from "./truthSeed.js";

/** Half-width of a 99 % interval in standard errors. */
const Z99 = 2.5758293035489;

/** The signal through which each planted cause can be seen, and how much it multiplies the hazard. */
const PLANTED: readonly {cause: string; key: string; ratio: number; note?: string}[] = [
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

/** The section of known truth: the shipped seed first, then the others. */
export function truthSection([shipped, ...others]: readonly TruthSeed[]): string {
  return `The sample company is generated from a model that \`data/sample/README.md\` states. Each of ${others.length} other seeds went through
the warehouse and the loaders of the Causes and Experiments pages.

| what was planted | what was looked for | seeds of ${others.length} |
| --- | --- | ---: |
${[...causeLines(others), ...experimentLines(others)].map(tableLine).join("\n")}

${power(others)}

On the shipped seed (${shipped!.seed}) ${held(shippedEffects(shipped!))} planted effects lie in their 99 % intervals.

| planted effect | estimated by | truth | estimate | 99 % interval | |
| --- | --- | ---: | ---: | ---: | --- |
${shippedEffects(shipped!)
  .map((d) => tableLine([...effectCells(d)]))
  .join("\n")}`;
}

function causeLines(seeds: readonly TruthSeed[]): string[][] {
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
      "none of them is called a cause",
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

function experimentLines(seeds: readonly TruthSeed[]): string[][] {
  const of = (d: TruthSeed, id: string) => d.experiments.find((e) => e.id === id)!;
  const count = (id: string, good: (d: FoundExperiment) => boolean) =>
    String(seeds.filter((d) => good(of(d, id))).length);
  const kpis = seeds.flatMap((d) => d.experiments.flatMap((e) => e.kpis)).filter((d) => d.se !== null);
  const held = kpis.filter((d) => holds(d, d.planted)).length;
  const found = (name: string, what: string, [id, good]: [string, (d: FoundExperiment) => boolean]) => [
    `${id}, ${name}`,
    what,
    count(id, good)
  ];
  return [
    found("no effect", "no detectable difference", [
      "EX-102",
      (d) => d.outcome === "no detectable difference"
    ]),
    found("a broken split", "blocked, no effect shown", ["EX-103", (d) => d.status === "blocked"]),
    found("an effect of 2.2 on 18", "better", ["EX-101", (d) => d.outcome === "better"]),
    found("the worst users, no control", "no effect claimed", ["EX-104", (d) => d.status === "no control"]),
    found("still running, effect - 3 on 64", "better or too early", [
      "EX-105",
      (d) => ["better", "too early"].includes(d.outcome)
    ]),
    found("chosen accounts, effect 4", "better", ["EX-106", (d) => d.outcome === "better"]),
    [
      `${kpis.length} effects of all experiments with an estimate`,
      "the 99 % interval holds what was planted",
      `${held} of ${kpis.length} (${percent(held / kpis.length)})`
    ]
  ];
}

/** Why causes are missed. */
function power(seeds: readonly TruthSeed[]): string {
  const leavers = seeds.map((d) => d.leavers).sort((a, b) => a - b);
  const least = (key: string) => {
    const all = seeds.flatMap((d) => d.signals.find((s) => s.key === key)?.detectable ?? []);
    return (all.reduce((a, b) => a + b, 0) / all.length).toFixed(1);
  };
  return `Causes are missed for want of cases: ${leavers[0]} to ${leavers.at(-1)} accounts leave in a seed. Four times in five a test finds an odds
ratio of ${least("active_rate")} for low activity, ${least("champion_left")} for a champion who left and ${least("days_since_checkin")} for an overdue check-in, before the
correction for some 20 signals, which asks for more; the page prints these figures beside every signal. Matched odds ratios of low activity
are ${meanRatio(seeds, "active_rate")} on average, so that it is not missed for being seen wrongly. The window ends 30 days before the index date, so that it cannot show
what leaving itself does to use; that costs some of what is there. All accounts of a segment met the faulty release on the same
days, so accounts matched by segment and date cannot show it: it is not tested, and the page says so.`;
}

/** Geometric mean of a signal's odds ratios. */
function meanRatio(seeds: readonly TruthSeed[], key: string): string {
  const logs = seeds.flatMap((d) => d.signals.find((s) => s.key === key)?.estimate ?? []);
  return Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length).toFixed(1);
}

/** Whether a ratio is above 1 at 5 %, two-sided, when so many are tested (Bonferroni). */
function strong({estimate, se}: Estimated, tests: number): boolean {
  return estimate !== null && se !== null && estimate / se > -normalQuantile(0.025 / tests);
}

interface Effect extends Estimated {
  name: string;
  by: string;
  truth: number;
  /** whether estimates are logarithms of ratios */
  log: boolean;
}

function shippedEffects({signals, hazards, experiments}: TruthSeed): Effect[] {
  const matched = PLANTED.filter(({key}) =>
    ["active_rate", "champion_left", "days_since_checkin"].includes(key)
  );
  return [
    ...hazards.map(({feature, ...d}) => ({
      ...{name: `${feature}, hazard ratio`, by: "Cox regression", log: true},
      ...{truth: Math.log(ratioOf(feature)), ...d}
    })),
    ...matched.map(({cause, key, ratio}) => {
      const {estimate, se} = signals.find((d) => d.key === key)!;
      const name = `${cause}, odds ratio`;
      return {name, by: "matched sets (Causes)", log: true, truth: Math.log(ratio), estimate, se};
    }),
    ...experiments
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({id, kpis}) =>
        kpis
          .filter((d) => d.se !== null)
          .map(({kpi, planted, estimate, se}) => ({
            ...{name: `${id}, ${kpi}`, by: "Experiments", log: false},
            ...{truth: planted, estimate, se}
          }))
      )
  ];
}

function effectCells(d: Effect): string[] {
  const show = (value: number) => (d.log ? Math.exp(value).toFixed(2) : String(Number(value.toPrecision(3))));
  const {name, by, truth, estimate, se} = d;
  if (estimate === null || se === null) return [name, by, show(truth), "none", "", ""];
  const ends = `${show(estimate - Z99 * se)} to ${show(estimate + Z99 * se)}`;
  return [name, by, show(truth), show(estimate), ends, holds(d, truth) ? "" : "**outside**"];
}

/** How many of those with an estimate hold the truth; where some have none, out of how many. */
function heldOf(all: readonly Estimated[], truth: number): string {
  const known = all.filter((d) => d.se !== null);
  const count = known.filter((d) => holds(d, truth)).length;
  return known.length === all.length ? String(count) : `${count} of ${known.length} with an estimate`;
}

function held(effects: readonly Effect[]): string {
  return `${effects.filter((d) => holds(d, d.truth)).length} of ${effects.length}`;
}

function holds({estimate, se}: Estimated, truth: number): boolean {
  return estimate !== null && se !== null && Math.abs(estimate - truth) <= Z99 * se;
}

function ratioOf(feature: string): number {
  return (HAZARD as unknown as Record<string, {ratio: number}>)[feature]!.ratio;
}
