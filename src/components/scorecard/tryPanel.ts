import {formatFor} from "../../lib/format.js";
import {shares} from "../../lib/scorecardAnatomy.js";
import type {ScorecardPanel} from "../../lib/scorecardData.js";
import type {EditPlace, ScorecardEdit} from "../../lib/scorecardEdits.js";
import {configuredAt, valueAt, withEdit} from "../../lib/scorecardEdits.js";
import {editedCard, editFault} from "../../lib/scorecardTried.js";
import type {SliderRange} from "../../lib/scorecardRange.js";
import {anchorRange, weightRange} from "../../lib/scorecardRange.js";
import {spoken} from "../../lib/words.js";
import type {Scorecard} from "../../metrics/health.js";
import type {Dom} from "../dom.js";
import {dom, withValue} from "../dom.js";
import {TryField} from "./tryField.js";
import {metricLabel} from "../../lib/metricWords.js";
import {typedUnit} from "./units.js";

/** The numbers of one scorecard; its value is what is tried out, of every scorecard. */
export type TryPanelElement = HTMLElement & {value: readonly ScorecardEdit[]};

interface Parts {
  fields: TryField[];
  shares: {group: string; component: string | null; node: HTMLElement}[];
}

/**
 * Sliders and numbers for each weight and each anchor of a scorecard. It sends *input* with every number that is tried,
 * and *change* when a step is done.
 */
export function TryPanel(
  panel: ScorecardPanel,
  c: number,
  {edits, document}: {edits: readonly ScorecardEdit[]; document?: Document}
): TryPanelElement {
  const make = dom(document);
  const cards = panel.current_cards;
  const card = panel.data.cards[c]!;
  const root = make.h("form", {class: "qd-try", "aria-label": `Weights and anchors of ${card.id}`});
  let state = edits;
  let committed = edits;
  const parts: Parts = {fields: [], shares: []};
  const field = (place: EditPlace, {of, label, range}: {of: string; label: string; range: SliderRange}) => {
    const typed = place.field === "weight" ? {scale: 1, unit: ""} : typedUnit(place.component ?? "");
    const onTry = (value: number, typing: boolean) => {
      const fault = editFault(cards, state, {...place, value});
      if (fault === null) state = withEdit(cards, state, {...place, value});
      refresh(parts, {card, cards, edits: state}, {place, fault, typing});
      if (fault === null) send(root, "input");
    };
    const onCommit = () => {
      refresh(parts, {card, cards, edits: state});
      if (state === committed) return;
      committed = state;
      send(root, "change");
    };
    const made = TryField({place, of, label, range, ...typed, onTry, onCommit, document});
    parts.fields.push(made);
    return made.root;
  };
  fill(root, {make, panel, c, card, field, parts});
  root.addEventListener("submit", (event) => event.preventDefault());
  refresh(parts, {card, cards, edits: state});
  return withValue(
    root,
    () => state,
    (next) => {
      state = committed = next;
      refresh(parts, {card, cards, edits: state});
    }
  );
}

function send(root: HTMLElement, type: "input" | "change"): void {
  const view = root.ownerDocument.defaultView;
  if (view) root.dispatchEvent(new view.Event(type, {bubbles: true}));
}

interface Filling {
  make: Dom;
  panel: ScorecardPanel;
  c: number;
  card: Scorecard;
  field: (place: EditPlace, options: {of: string; label: string; range: SliderRange}) => HTMLElement;
  parts: Parts;
}

/** A row for each component; the weight of a group with one component stands in that one's row. */
function fill(root: HTMLElement, filling: Filling): void {
  const {make, card, field} = filling;
  const {h} = make;
  root.append(
    h(
      "div",
      {class: "qd-try-row qd-try-head", "aria-hidden": "true"},
      ["Component, share of the score", "Weight", "Bad = 0 points", "Good = 100 points"].map((d) =>
        h("span", null, d)
      )
    )
  );
  const groups = weightRange(Object.values(card.groups).map((d) => d.weight));
  for (const [group, {components}] of Object.entries(card.groups)) {
    const place = {card: card.id, group, component: null, field: "weight"} as const;
    const alone = Object.keys(components).length === 1;
    const of = `group ${spoken(group)}`;
    const weight = field(place, {of, label: "Weight", range: groups});
    if (!alone) root.append(row(filling, {group, component: null, title: spoken(group), fields: [weight]}));
    const inside = weightRange(Object.values(components).map((d) => d.weight));
    for (const component of Object.keys(components)) {
      const title = metricLabel(component);
      const own = {...place, component};
      const fields = [
        alone ? weight : field(own, {of: title, label: "Weight in its group", range: inside}),
        ...anchorFields(filling, {group, component})
      ];
      root.append(row(filling, {group, component, title, fields, inside: !alone}));
    }
  }
}

function anchorFields(
  {panel, c, card, field}: Filling,
  {group, component}: {group: string; component: string}
): HTMLElement[] {
  const {bad, good} = card.groups[group]!.components[component]!;
  const range = anchorRange(panel, {c, component, anchors: [bad, good]});
  const of = metricLabel(component);
  const place = {card: card.id, group, component};
  return [
    field({...place, field: "bad"}, {of, label: "Bad", range}),
    field({...place, field: "good"}, {of, label: "Good", range})
  ];
}

interface Row {
  group: string;
  component: string | null;
  title: string;
  fields: HTMLElement[];
  inside?: boolean;
}

function row({make, card, parts}: Filling, {group, component, title, fields, inside}: Row): HTMLElement {
  const {h} = make;
  const node = h("small", {class: "qd-num"});
  parts.shares.push({group, component, node});
  const tenure = component !== null && card.groups[group]!.components[component]!.by_tenure;
  return h(
    "div",
    {
      class: `qd-try-row${component === null ? " qd-try-row--group" : inside ? " qd-try-row--inside" : ""}`,
      role: "group",
      "aria-label": title
    },
    h(
      "span",
      {class: "qd-try-name"},
      h("bdi", null, title),
      node,
      tenure && h("small", null, "Its anchors from a tenure on stay as they are.")
    ),
    fields
  );
}

interface Refresh {
  card: Scorecard;
  cards: readonly Scorecard[];
  edits: readonly ScorecardEdit[];
}

function refresh(
  {fields, shares: nodes}: Parts,
  {card, cards, edits}: Refresh,
  now?: {place: EditPlace; fault: string | null; typing: boolean}
): void {
  for (const {place, show} of fields) {
    const value = valueAt(cards, edits, place)!;
    const before = configuredAt(cards, place)!;
    const was = value === before ? {} : {was: before};
    show(value, {...was, ...(now?.place === place ? {fault: now.fault, typing: now.typing} : {})});
  }
  const tried = editedCard(card, edits);
  const [before, after] = [shares(card), tried === null ? [] : shares(tried)];
  const format = formatFor();
  for (const {group, component, node} of nodes) {
    const of = (rows: typeof before) =>
      rows
        .filter((d) => d.group === group && (component === null || d.component === component))
        .reduce((sum, d) => sum + d.group_share * d.own_share, 0);
    const [a, b] = [format.percent(of(before)), format.percent(of(after))];
    node.textContent = a === b ? a : `${a} to ${of(after) === 0 ? "left out" : b}`;
  }
}
