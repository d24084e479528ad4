import {chance} from "../../lib/chance.js";
import {cutText, oddsText} from "../../lib/causesText.js";
import type {SignalResult} from "../../lib/causesView.js";
import {formatFor} from "../../lib/format.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import type {ExposedShare} from "../../metrics/causes/observedCauses.js";
import type {StripScale} from "../axisStrip.js";
import type {Column} from "../dataTable.js";
import {dom} from "../dom.js";
import {OddsStrip} from "./oddsStrip.js";

const format = formatFor();
const parts = ({exposed, known}: ExposedShare) => `${format.count(exposed)}/${format.count(known)}`;

/** The columns of the signals that were tested. */
export function testedColumns(scale: StripScale, document?: Document): Column<SignalResult>[] {
  const {h} = dom(document);
  const strong = (d: SignalResult, words: string) => h(d.reliable ? "b" : "span", null, words);
  return [
    {
      key: "signal",
      label: "Signal in the 90 days before",
      cell: (d) => h("span", {title: `Exposed: ${cutText(d)}`}, strong(d, d.label)),
      sort: (d) => d.label
    },
    {
      key: "left",
      label: "Left",
      align: "end",
      cell: (d) => [unit(h, "left "), parts(d.left)]
    },
    {
      key: "stayed",
      label: "Stayed",
      align: "end",
      cell: (d) => [unit(h, "stayed "), parts(d.stayed)]
    },
    {
      key: "strip",
      label: "Odds ratio, log scale",
      width: "32%",
      narrow: "hide",
      cell: (d) =>
        OddsStrip(d.odds, {
          scale,
          reliable: d.reliable,
          label: `${d.label}: odds ratio ${oddsText(d)}, ${d.reliable ? "reliable" : "not distinguishable from chance"}`,
          document
        })
    },
    {
      key: "or",
      label: "OR (95%)",
      align: "end",
      narrow: "side",
      cell: (d) => strong(d, oddsText(d)),
      sort: (d) => d.odds.odds_ratio
    },
    {
      key: "q",
      label: "q",
      title: "Share of false alarms to expect among signals with this q or less",
      align: "end",
      cell: (d) => [unit(h, "q "), strong(d, chance(d.q).replace("under ", "<"))],
      sort: (d) => d.q
    }
  ];
}

type Make = ReturnType<typeof dom>["h"];
const unit = (h: Make, words: string) => h("span", {class: "qd-unit"}, words);

/** The columns of the signals that were not tested. */
export function untestedColumns(): Column<SignalResult>[] {
  return [
    {key: "signal", label: "Signal", cell: (d) => d.label},
    {key: "cause", label: "Would speak for", cell: (d) => CAUSES[d.cause]},
    {key: "left", label: "Left", align: "end", cell: (d) => parts(d.left)},
    {key: "stayed", label: "Stayed", align: "end", cell: (d) => parts(d.stayed)},
    {
      key: "bound",
      label: "Odds ratio",
      align: "end",
      cell: (d) => (d.odds.odds_ratio !== null || d.odds.bound ? oddsText(d) : "n/a")
    },
    {key: "why", label: "Why not tested", narrow: "note", cell: (d) => (d.reason ?? "").replaceAll("`", "")}
  ];
}

/** The columns of every number behind the estimates: sensitivity, regressions, shares. */
export function detailColumns(): Column<SignalResult>[] {
  const triple = (d: {
    odds_ratio: number | null;
    low: number | null;
    high: number | null;
    reason?: string;
  }) =>
    d.odds_ratio === null
      ? (d.reason ?? "n/a")
      : `${format.decimal(d.odds_ratio, 1)} (${format.decimal(d.low, 1)}\u2013${format.decimal(d.high, 1)})`;
  return [
    {key: "signal", label: "Signal", cell: (d) => d.label, sort: (d) => d.label},
    {key: "cut", label: "Exposed when", cell: (d) => cutText(d)},
    {
      key: "sets",
      label: "Informative sets",
      align: "end",
      cell: (d) => `${d.odds.informative} / ${d.odds.sets}`,
      sort: (d) => d.odds.informative
    },
    {
      key: "detectable",
      label: "Could find",
      title:
        "The smallest odds ratio that the test finds with 80% power at 5%, before the correction for many signals",
      align: "end",
      cell: (d) => (d.detectable.value === null ? "n/a" : format.decimal(d.detectable.value, 1)),
      sort: (d) => d.detectable.value
    },
    {key: "lag0", label: "OR, no lag", align: "end", cell: (d) => triple(d.at_index)},
    {key: "alone", label: "Regression, alone", align: "end", cell: (d) => triple(d.conditional)},
    {
      key: "joint",
      label: "Beside the others",
      align: "end",
      cell: (d) => (d.joint.odds_ratio === null ? "n/a" : triple(d.joint))
    },
    {
      key: "share",
      label: "Share of lost MRR",
      align: "end",
      cell: ({share}) =>
        share.value === null
          ? "n/a"
          : `${format.percent(share.value, 0)}${share.low == null ? "" : ` (${format.percentRange(share.low, share.high, 0)})`}`,
      sort: (d) => d.share.value
    }
  ];
}
