import {
  anyOnScale,
  IntervalAxis,
  IntervalHead,
  IntervalRow,
  intervalScale,
  type TurnedInterval
} from "../../components/deck/intervalPlot.js";
import {wrapText} from "../../components/deck/fitText.js";
import type {Child} from "../../components/dom.js";
import type {DeckExperiment, DeckOutcome} from "../../metrics/deckData.js";
import {deckTable, type Row} from "../exhibit.js";
import {outcomeText} from "../outcomeText.js";
import type {Kit} from "../types.js";
import {KEYS} from "./experimentWords.js";

const PLOT = 360;
/** Rows are at most so high, and one that is lower than that has one line for its name. */
const TALL = 104;
const ROOMY = 70;

/** The change as a share of what the control had, turned so that right is better; null where that has no sense. */
export function turned(outcome: DeckOutcome): TurnedInterval | null {
  const {difference, control, direction, guardrail} = outcome;
  const {value, low, high} = difference;
  if (value === null || low === null || high === null || control.mean === null || control.mean <= 0)
    return null;
  const share = (d: number) => d / control.mean!;
  const good = outcome.outcome === "better";
  const bad = outcome.outcome === "worse" || outcome.outcome === "breached";
  return {
    value: direction === "up" ? share(value) : -share(value),
    low: direction === "up" ? share(low) : -share(high),
    high: direction === "up" ? share(high) : -share(low),
    margin: guardrail === null ? null : -share(guardrail.margin),
    look: good ? "better" : bad ? "worse" : "open"
  };
}

function armCell(
  arm: DeckOutcome["target"],
  {outcome, unit, reference}: {outcome: DeckOutcome; unit: DeckExperiment["unit"]; reference: string | null},
  kit: Kit
): Child {
  const text = outcomeText(outcome, kit.format).arm(arm.mean);
  const write = (n: number) => (n < 1e6 ? kit.format.count(n) : kit.format.short(n));
  const n = write(arm.n);
  const share = outcome.kind === "proportion" && arm.mean !== null;
  const count = share
    ? kit.text("of", {part: write(Math.round(arm.mean! * arm.n)), whole: n})
    : arm.n < 1e6
      ? kit.text(`experiments.units.${unit ?? "unit"}`, {n: arm.n, text: n})
      : n;
  const value = reference !== null && arm.mean !== null ? kit.n(reference, text) : text;
  return [value, kit.h("small", null, count)];
}

function differenceCell(outcome: DeckOutcome, first: boolean, kit: Kit): Child {
  const words = outcomeText(outcome, kit.format);
  const {value} = outcome.difference;
  if (value === null) return kit.h("small", null, kit.text("experiments.no_difference"));
  const ends = words.low_high(outcome.difference);
  const text = words.signed(value);
  return [
    kit.h("b", null, first ? kit.n("experiment.difference", text) : text),
    kit.h(
      "small",
      null,
      ends ? kit.text("range", {low: ends[0], high: ends[1]}) : kit.text("experiments.no_interval")
    )
  ];
}

/** How bad the change of a guardrail may be, beside its margin. */
function guardrailText(outcome: DeckOutcome, kit: Kit): string | null {
  const {guardrail, direction} = outcome;
  if (guardrail === null || guardrail.bound === null) return null;
  const words = outcomeText(outcome, kit.format);
  return kit.text("experiments.guardrail", {
    bound: words.signed(guardrail.bound),
    margin: words.signed(direction === "up" ? -guardrail.margin : guardrail.margin)
  });
}

function verdictCell(outcome: DeckOutcome, kit: Kit): Child {
  const key = KEYS[outcome.outcome];
  const look = key === "better" ? "good" : key === "worse" || key === "breached" ? "bad" : "plain";
  const bound = guardrailText(outcome, kit);
  return [
    kit.h("b", {class: look}, kit.text(`experiments.verdict.${key}`)),
    bound !== null && kit.h("small", null, bound)
  ];
}

/** The least height of a row: two lines of verdict more where a margin is written in long numbers. */
export function leastRow(rows: readonly DeckOutcome[], kit: Kit): number {
  const long = rows.some((d) => {
    const text = guardrailText(d, kit);
    return text !== null && wrapText(text, {width: 188, size: 13}).length > 1;
  });
  return long ? 62 : 48;
}

/** The outcomes of an experiment, the primary first: both arms, interval, difference and verdict of each. */
export function outcomeTable(
  experiment: DeckExperiment,
  {rows, room}: {rows: readonly DeckOutcome[]; room: number},
  kit: Kit
): Element {
  const height = Math.min(TALL, Math.floor(room / rows.length));
  const drawn = anyOnScale(rows.map(turned));
  const scale = intervalScale(rows.map(turned), PLOT);
  const none = kit.text("experiments.off_scale");
  const options = {document: kit.canvas("value"), scale};
  const {unit} = experiment;
  const adjusted = rows.some((d) => d.decided_on !== "difference");
  const row = (outcome: DeckOutcome, i: number): Row => {
    const words = outcomeText(outcome, kit.format);
    const about = kit.text("experiments.about", {direction: outcome.direction, role: outcome.role});
    const name = kit.text("experiments.row_name", {
      kpi: outcome.kpi,
      difference: words.signed(outcome.difference.value)
    });
    const lines = height >= ROOMY ? 2 : 1;
    const arm = (which: "target" | "control") => {
      const reference = i > 0 ? null : which === "target" ? "experiment.with" : "experiment.without";
      return armCell(outcome[which], {outcome, unit, reference}, kit);
    };
    return {
      cells: [
        [
          kit.fit(outcome.kpi, {slide: "experiments", width: 184, size: 16, weight: 600, lines}),
          kit.h("small", null, about)
        ],
        arm("target"),
        arm("control"),
        drawn
          ? IntervalRow(turned(outcome), {...options, height: height - 1, name, none})
          : kit.h("div", {style: `height: ${height - 1}px`}),
        differenceCell(outcome, i === 0, kit),
        verdictCell(outcome, kit)
      ]
    };
  };
  const sides = {worse: kit.text("experiments.worse"), better: kit.text("experiments.better")};
  const over = IntervalHead(sides, {...options, height: 25, name: `${sides.worse} / ${sides.better}`});
  const heads = [
    {head: kit.text("experiments.outcome"), width: 195},
    {head: kit.text("experiments.with"), width: 113, number: true},
    {head: kit.text("experiments.without"), width: 132, number: true},
    {head: drawn && over, width: PLOT},
    {head: kit.text("experiments.difference", {adjusted: adjusted ? "yes" : "no"}), width: 200, number: true},
    {head: kit.text("experiments.verdict"), number: true}
  ];
  const axis = IntervalAxis(
    {
      percent: (value) => kit.format.percent(value, Math.round(1e4 * value) % 100 === 0 ? 0 : 1),
      title: kit.text("experiments.axis")
    },
    {...options, height: 46, name: kit.text("experiments.axis")}
  );
  return kit.h(
    "div",
    null,
    deckTable(kit, heads, rows.map(row), "outcomes"),
    drawn && kit.h("div", {class: "scale"}, axis)
  );
}
