import {fits, fitText, type Room} from "../../components/deck/fitText.js";
import type {Child} from "../../components/dom.js";
import type {DeckExperiment, DeckOutcome} from "../../metrics/deckData.js";
import {outcomeText} from "../outcomeText.js";
import {TITLE_ROOMS} from "../titleRooms.js";
import type {Kit} from "../types.js";

/** What is told in a title: with that room for each name, set that large, with the other outcomes or without. */
const wordings = (room: number, title: Room) => [
  {room, title, others: true},
  {room, title, others: false}
];
const TITLE = TITLE_ROOMS.large.size;
/** The best first: names are whole in smaller letters before they are cut. */
const WORDINGS = [
  ...wordings(1000, TITLE_ROOMS.large),
  ...wordings(1000, TITLE_ROOMS.long),
  ...[650, 480, 400, 340, 300].flatMap((room) => wordings(room, TITLE_ROOMS.large))
];

type Wording = (typeof WORDINGS)[number];

type Judgement = DeckOutcome["outcome"];

/** What ended as hoped: the others are areas for improvement. */
const WANTED: readonly Judgement[] = ["better", "holds"];

/** Message keys of the judgements. */
export const KEYS = {
  better: "better",
  worse: "worse",
  "no detectable difference": "none",
  holds: "holds",
  breached: "breached",
  "not shown to hold": "not_shown",
  "too early": "early",
  "cannot decide": "undecided",
  blocked: "blocked",
  "no control": "no_control"
} as const satisfies Record<Judgement, string>;

/** Whether an outcome ended as hoped. */
export function wanted({outcome}: DeckOutcome): boolean {
  return WANTED.includes(outcome);
}

/** The outcome that was decided on; null where none was named. */
export function primaryOf({outcomes}: DeckExperiment): DeckOutcome | null {
  return outcomes.find((d) => d.role === "primary") ?? null;
}

/** Numbers and names of an outcome for sentences, the names cut to their room at that font size. */
export function outcomeValues(
  experiment: DeckExperiment,
  outcome: DeckOutcome,
  kit: Kit,
  room: {name: number; kpi: number; size: number}
): Record<"name" | "kpi" | "size" | "difference" | "range" | "signed_range", string> {
  const words = outcomeText(outcome, kit.format);
  const range = (unsigned: boolean) => {
    const ends = words.low_high(outcome.difference, unsigned);
    // A range stays on one line.
    return ends === null ? "" : kit.text("range", {low: ends[0], high: ends[1]}).replaceAll(" ", "\u00a0");
  };
  const fit = (text: string, width: number) =>
    kit.fit(text, {slide: "experiments", width, size: room.size, weight: 600});
  return {
    name: fit(experiment.name, room.name),
    kpi: fit(outcome.kpi, room.kpi),
    size: words.size(outcome.difference.value),
    difference: words.signed(outcome.difference.value),
    range: range(true),
    signed_range: range(false)
  };
}

function firstClause(experiment: DeckExperiment, room: number, kit: Kit): Child[] {
  const first = primaryOf(experiment);
  const named = (width: number) =>
    kit.fit(experiment.name, {slide: "experiments", width, size: TITLE, weight: 600});
  if (first === null) return kit.rich("experiments.title.no_primary", {name: named(room)});
  const values = outcomeValues(experiment, first, kit, {name: room, kpi: room, size: TITLE});
  const by_lot = experiment.randomised ? "" : "_did";
  const key = KEYS[first.outcome];
  if (key === "better" || key === "worse") return kit.rich(`experiments.title.${key}${by_lot}`, values);
  return kit.rich(`experiments.title.${key}`, values);
}

/** The other outcomes in one clause: by name where one is to be told, else counted. */
function secondClause(experiment: DeckExperiment, room: number, kit: Kit): Child[] {
  const primary = primaryOf(experiment);
  if (primary === null || experiment.status !== "ended" || primary.difference.low === null) return [];
  const others = experiment.outcomes.filter((d) => d !== primary);
  const failed = others.filter((d) => !wanted(d));
  const harmed = others.filter((d) => d.outcome === "worse" || d.outcome === "breached");
  const one = [harmed, failed, others].find((d) => d.length === 1)?.[0];
  if (one)
    return kit.rich(
      `experiments.clause.${KEYS[one.outcome]}`,
      outcomeValues(experiment, one, kit, {name: room, kpi: room, size: TITLE})
    );
  if (others.length === 0) return [];
  const counts = {n: others.length, failed: failed.length};
  return kit.rich(failed.length > 0 ? "experiments.clause.some" : "experiments.clause.all", counts);
}

const plain = (parts: readonly Child[]) => parts.filter((d) => typeof d === "string").join("");

/**
 * The action title: what the decided outcome did, and then the others. Names are as long as two lines allow, and whole
 * names come before the others.
 */
export function experimentTitle(experiment: DeckExperiment, kit: Kit): Child[] {
  const words = ({room, others}: Wording, own: Kit) => [
    ...firstClause(experiment, room, own),
    ...(others ? secondClause(experiment, room, own) : [])
  ];
  // A trial tells the checklist nothing.
  const trial = {...kit, fit: (text: string, room: Room) => fitText(text, room)};
  const has_room = (wording: Wording) => fits(plain(words(wording, trial)), wording.title);
  // Harm is told even where names must be cut for it.
  const harm = experiment.outcomes.some((d) => d.outcome === "worse" || d.outcome === "breached");
  const told = WORDINGS.filter((d) => d.others || !harm);
  return words(told.find(has_room) ?? WORDINGS.find(has_room) ?? WORDINGS.at(-1)!, kit);
}
