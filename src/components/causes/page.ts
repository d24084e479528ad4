import type {CausesView} from "../../lib/causesView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {ObservedCard, StatedCard, UntestedCard} from "./cards.js";
import {LeaversCard} from "./leaversCard.js";
import {DetailsCard, SignalCurvesCard, SlicesCard} from "./moreCards.js";

/** Everything of the Causes page below its controls. */
export function CausesBody(view: CausesView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    {class: "qd-grid"},
    StatedCard(view, options),
    ObservedCard(view, options),
    LeaversCard(view, options),
    SlicesCard(view, options),
    SignalCurvesCard(view, options),
    DetailsCard(view, options),
    UntestedCard(view, options)
  );
}

/** The key to the marks of the odds ratios. */
export function CausesMarks({document}: {document?: Document} = {}): Element[] {
  const {h, s} = dom(document);
  const key = (mark: SVGElement, words: string) =>
    h(
      "span",
      {class: "qd-mark"},
      s("svg", {width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true"}, mark),
      words
    );
  return [
    key(s("rect", {x: 1.5, y: 1.5, width: 9, height: 9, fill: "var(--qd-accent)"}), "reliable, q < 0.05"),
    key(
      s("circle", {cx: 6, cy: 6, r: 4, fill: "none", stroke: "var(--qd-context)", "stroke-width": 1.6}),
      "not distinguishable from chance"
    )
  ];
}
