import type {LossFile, LossRow} from "../../lib/lossesData.js";
import {winBackText} from "../../lib/lossesText.js";
import {lossKey, type LossesView} from "../../lib/lossesView.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState, ErrorState, LoadingState} from "../states.js";
import {KindsCard, LossKpis} from "./companyCards.js";
import {PlaysCard, SignalsCard} from "./judgedCards.js";
import {LessonsCard} from "./lessonsCard.js";
import {LossListCard} from "./listCard.js";
import {LossFactsCard, LossPlaysCard, LossSignalsCard} from "./lossCards.js";
import {LossTimelineCard} from "./lossTimeline.js";
import {WinBackCard} from "./winBackCard.js";

/** What the list and the post-mortem are drawn with. */
export interface LossesOptions extends PageCardOptions {
  /** A letter to a lost account for which something has changed. */
  letter?: (row: LossRow, file: LossFile) => HTMLElement;
}

/** The file of the chosen loss: there, on its way, or why it is not there. */
export type LossFileState = LossFile | "loading" | {fault: string};

/** The company's table, above the list of losses and all post-mortems. */
export function LossesSummary(view: LossesView, options: {document?: Document} = {}): HTMLElement {
  const {h} = dom(options.document);
  if (view.data.losses.length === 0) return h("div", null);
  return h(
    "div",
    {class: "qd-losses-summary"},
    LossKpis(view, options),
    h("div", {class: "qd-grid"}, KindsCard(view, options), PlaysCard(view, options), StrayCard(view, options))
  );
}

/** The list of losses beside the post-mortem of the chosen one. */
export function LossesBody(view: LossesView, file: LossFileState, options: LossesOptions): HTMLElement {
  const {h} = dom(options.document);
  return h("div", {class: "qd-grid qd-losses"}, LossListCard(view, options), LossResult(view, file, options));
}

/** What winning back and the single warnings come to, under the post-mortems. */
export function LossesMore(view: LossesView, options: {document?: Document} = {}): HTMLElement {
  const {h} = dom(options.document);
  if (view.data.losses.length === 0) return h("div", null);
  return h("div", {class: "qd-grid"}, WinBackCard(view, options), SignalsCard(view, options)); // prettier-ignore
}

/** The post-mortem of one loss: facts, timeline, what would have been said, signals, lessons. */
function LossResult(view: LossesView, file: LossFileState, options: LossesOptions): HTMLElement {
  const {document} = options;
  const {h} = dom(document);
  const {chosen, data, unknown} = view;
  const place = (...cards: (Element | false)[]) =>
    h(
      "div",
      {class: "qd-result", id: "result", tabindex: -1, "data-loss": chosen ? lossKey(chosen) : null},
      cards
    );
  if (chosen === null) {
    const body = unknown
      ? ErrorState(`No loss “${unknown}” in these files. It may belong to another account, or the link is old. The list is unchanged.`, {document}) // prettier-ignore
      : EmptyState("Choose a loss from the list.", {document});
    return place(
      Card({title: unknown ? "This loss is not here" : "No post-mortem to show", body}, {document})
    );
  }
  const known = file !== "loading" && !("fault" in file) ? file : null;
  return place(
    LossFactsCard(chosen, data, options),
    known ? LossTimelineCard(chosen, {data, file: known}, options) : Waiting(file, document),
    LossPlaysCard(chosen, data, options),
    LossSignalsCard(chosen, data, options),
    known !== null && LetterCard(chosen, known, options),
    known !== null && LessonsCard(chosen, {data, file: known}, options)
  );
}

/** The letter to an account that may come back. */
function LetterCard(row: LossRow, file: LossFile, {letter, document}: LossesOptions): HTMLElement | false {
  if (row.win_back === null || !letter) return false;
  return Card(
    {title: "A letter to win it back", subtitle: winBackText(row.win_back), body: letter(row, file)},
    {id: "letter", document}
  );
}

function Waiting(file: LossFileState, document?: Document): HTMLElement {
  const body =
    file === "loading"
      ? LoadingState({height: 420, words: "Reading its last year", document})
      : ErrorState("fault" in file ? file.fault : "", {document});
  return Card({title: "Its last year, week by week", body}, {id: "timeline", document});
}

function StrayCard({data}: LossesView, {document}: {document?: Document}): HTMLElement | null {
  const {h} = dom(document);
  if (data.stray.length === 0) return null;
  return Card(
    {
      title: "Some lessons are of no account that was lost",
      subtitle: "Their front matter names an account that pays, or that is not in these data",
      body: h("ul", null, data.stray.map((d) => h("li", null, h("code", null, d.file), ": ", h("bdi", null, d.account_id)))) // prettier-ignore
    },
    {span: 12, document}
  );
}
