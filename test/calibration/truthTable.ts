import {percent, tableLine} from "./table.js";
import {causeLines, type Larger, largerPart, PLANTED, power} from "./truthCauses.js";
import {holds, ratioOf, Z99} from "./truthHeld.js";
import type {Estimated, FoundExperiment, TruthSeed} from "./truthSeed.js";

/** The section of known truth: the shipped seed first, then the others, then those of a larger company. */
export function truthSection([shipped, ...others]: readonly TruthSeed[], larger: Larger): string {
  return `The sample company is generated from a model that \`data/sample/README.md\` states. Each of ${others.length} other seeds went through
the warehouse and the loaders of the Causes and Experiments pages.

| what was planted | what was looked for | seeds of ${others.length} |
| --- | --- | ---: |
${[...causeLines(others), ...experimentLines(others)].map(tableLine).join("\n")}

${power(others)}

${largerPart(larger, others)}

### The sample that ships

On the shipped seed (${shipped!.seed}) ${held(shippedEffects(shipped!))} planted effects lie in their 99 % intervals.

| planted effect | estimated by | truth | estimate | 99 % interval | |
| --- | --- | ---: | ---: | ---: | --- |
${shippedEffects(shipped!)
  .map((d) => tableLine([...effectCells(d)]))
  .join("\n")}`;
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

function held(effects: readonly Effect[]): string {
  return `${effects.filter((d) => holds(d, d.truth)).length} of ${effects.length}`;
}
