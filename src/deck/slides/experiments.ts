import {addDays} from "../../metrics/days.js";
import type {DeckExperiment} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Kit, Slide} from "../types.js";
import {experimentFindings} from "./experimentFindings.js";
import {agreedStep, experimentRemarks} from "./experimentRemarks.js";
import {leastRow, outcomeTable} from "./experimentTable.js";
import {experimentTitle, KEYS, primaryOf} from "./experimentWords.js";

const ROWS = 5;
/** The room of rows and remarks, in CSS px. */
const ROOM = 400;
/** What a line of remarks takes of it, the line of what has no room, and the CSM's own text below. */
const REMARK = 20;
const LINE = 26;
const OWN = 110;

function nothingEnded(data: CustomerDeck, kit: Kit): null {
  const {ended = [], running = [], earlier = []} = data.experiments ?? {};
  const table = "experiments";
  if (ended.length === 0) {
    const values = {running: running.length, earlier: earlier.length};
    return leftOut(table, data, kit, {table, id: "missing.experiments", values});
  }
  const names = ended.map((d) => d.name).join(", ");
  return leftOut(table, data, kit, {table, id: "missing.measurements", values: {names}});
}

/** What of the quarter's experiments the table has no room for. */
function others(rest: readonly DeckExperiment[], hidden: number, kit: Kit): string | null {
  const named = rest.map((d) => {
    const key = KEYS[primaryOf(d)?.outcome ?? "cannot decide"];
    return kit.text("experiments.other", {name: d.name, verdict: kit.text(`experiments.verdict.${key}`)});
  });
  const parts = [
    hidden > 0 ? kit.text("experiments.hidden", {n: hidden}) : "",
    named.length > 0 ? kit.text("experiments.others", {list: named.join(kit.text("list.semicolon"))}) : ""
  ].filter(Boolean);
  return parts.length === 0
    ? null
    : kit.fit(parts.join(kit.text("sentence.join")), {slide: "experiments", width: 1150, size: 13});
}

function main(
  experiment: DeckExperiment,
  rest: readonly DeckExperiment[],
  data: CustomerDeck,
  kit: Kit
): Element {
  const own = data.notes?.sections.some((d) => d.slide === "experiments" && d.place !== "title");
  const remarks = experimentRemarks(experiment, data, kit);
  const room = ROOM - REMARK * remarks.lines - (own ? OWN : 0);
  const {outcomes} = experiment;
  const low = leastRow(outcomes, kit);
  const most = (space: number) => Math.min(ROWS, Math.max(1, Math.floor(space / low)));
  const full = rest.length === 0 && outcomes.length <= most(room);
  const space = full ? room : room - LINE;
  const rows = outcomes.slice(0, most(space));
  const line = others(rest, outcomes.length - rows.length, kit);
  return kit.h(
    "div",
    null,
    outcomeTable(experiment, {rows, room: space}, kit),
    line !== null && kit.h("p", {class: "also"}, line),
    remarks.element
  );
}

function checks(ended: readonly DeckExperiment[], {experiments, plans}: CustomerDeck, kit: Kit): void {
  const {mixed} = experiments!;
  if (mixed.length > 0)
    kit.check({kind: "missing", slide: "experiments"}, "missing.mixed", {names: mixed.join(", ")});
  for (const d of ended.filter((e) => e.game_plan === null && agreedStep(e, plans) === null))
    kit.check({kind: "no plan", slide: "experiments"}, "missing.plan", {what: d.name});
}

/** The account's own experiment that ended last in the quarter, outcome by outcome; null where none ended in it. */
export function experimentsSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const ended = data.experiments?.ended.filter((d) => d.outcomes.length > 0) ?? [];
  if (data.experiments) checks(ended, data, kit);
  const [first, ...rest] = ended;
  if (!first) return nothingEnded(data, kit);
  const name = kit.fit(first.name, {slide: "experiments", width: 700, size: 13, weight: 600});
  const span = kit.dates.daySpan(first.start_date, addDays(first.end_date!, -1));
  const secondary = first.outcomes.filter((d) => d.role === "secondary").length;
  return {
    id: "experiments",
    kicker: kit.text("experiments.kicker", {name, span}),
    title: experimentTitle(first, kit),
    main: main(first, rest, data, kit),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {
      tables: ["experiments"],
      extra: kit.text(secondary > 1 ? "source.experiments_corrected" : "source.interval")
    }),
    findings: experimentFindings(ended, kit)
  };
}
