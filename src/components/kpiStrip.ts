import type {Child} from "./dom.js";
import {dom} from "./dom.js";
import type {IntervalData} from "./intervalStrip.js";
import {IntervalStrip, ShareStrip} from "./intervalStrip.js";

/** The attributes by which a printed number can be traced and tested. */
export interface MetricMark {
  /** An id of the definitions: *nrr*. */
  metric: string;
  /** *2026Q3*, or two days: *2025-10-01..2026-09-30*. */
  window: string;
  /** *all*, a segment, *account:ID* or *csm:NAME*. */
  segment: string;
  /** The number before it was rounded; null where there is none. */
  value: number | null;
}

/** How a number moved against the period it is compared with. */
export interface KpiChange {
  direction: "up" | "down" | "level";
  /** Unsigned, with its unit: *0.8 pt*. */
  amount: string;
  /** *vs 2026Q2, within noise* */
  words: string;
  /** Good or bad only when the interval excludes zero or the number is a full count. */
  tone: "good" | "bad" | "flat";
}

/** One tile of a KPI strip. */
export interface KpiTile {
  label: string;
  /** A number without a definition of its own has a value only. */
  mark: MetricMark | {value: number | null};
  /** The value as printed, or *n/a*. */
  value: string;
  /** Printed small after the value. */
  unit?: string;
  change?: KpiChange | null;
  /** Stands in place of the change where there is none. */
  aside?: Child;
  strip?: IntervalData | {share: number; tone?: "accent" | "risk"} | null;
  /** Numerator and denominator, interval, n. */
  notes?: readonly string[];
  /** Why there is no value. */
  reason?: string;
  /** Where the metric is defined. */
  href?: string;
}

/** Attributes for an element that prints a metric. */
export function metricAttributes({metric, window, segment, value}: MetricMark): Record<string, string> {
  return {
    "data-metric": metric,
    "data-window": window,
    "data-segment": segment,
    "data-value": value === null ? "" : String(value)
  };
}

/** A row of tiles in one card, divided by hairlines: label, value, change, interval, and what it rests on. */
export function KpiStrip(tiles: readonly KpiTile[], {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  return h(
    "section",
    {class: "qd-kpis", "aria-label": "Key figures", style: `--qd-tiles:${tiles.length}`},
    tiles.map((tile) => Tile(tile, document))
  );
}

function Tile(tile: KpiTile, document?: Document): HTMLElement {
  const {h} = dom(document);
  const missing = tile.mark.value === null;
  return h(
    "div",
    {class: missing ? "qd-kpi qd-kpi--none" : "qd-kpi"},
    h("div", {class: "qd-kpi-label"}, tile.href ? h("a", {href: tile.href}, tile.label) : tile.label),
    h(
      "div",
      {class: "qd-kpi-value qd-num", ...("metric" in tile.mark ? metricAttributes(tile.mark) : {})},
      tile.value,
      tile.unit && !missing ? h("small", null, tile.unit) : null
    ),
    missing
      ? h("div", {class: "qd-kpi-reason"}, tile.reason)
      : [
          h("div", {class: "qd-kpi-change"}, tile.change ? Change(tile.change, document) : tile.aside),
          tile.strip && Strip(tile, document),
          tile.notes && tile.notes.length > 0 && Notes(tile.notes, document)
        ]
  );
}

function Strip(tile: KpiTile, document?: Document): SVGSVGElement | null {
  const {strip} = tile;
  if (!strip) return null;
  if ("share" in strip)
    return ShareStrip(strip.share, {tone: strip.tone, label: `${tile.label}, share`, document});
  return IntervalStrip(strip, {label: `${tile.label}: ${(tile.notes ?? []).join(", ")}`, document});
}

/** About how many characters of notes stand in one line of a tile. */
const ONE_LINE = 40;

function Notes(notes: readonly string[], document?: Document): HTMLElement {
  const {h} = dom(document);
  return h(
    "div",
    {
      class: notes.join().length > ONE_LINE ? "qd-kpi-notes qd-kpi-notes--long qd-num" : "qd-kpi-notes qd-num"
    },
    notes.map((note, i) => [i > 0 && h("span", {class: "qd-kpi-dot"}, " \u00b7 "), h("span", null, note)])
  );
}

function Change({direction, amount, words, tone}: KpiChange, document?: Document): Child[] {
  const {h, s} = dom(document);
  const d = {up: "M4 1 7.5 7H.5Z", down: "M4 7 .5 1h7Z", level: "M.5 3h7v2h-7Z"}[direction];
  const word = {up: "up", down: "down", level: "unchanged"}[direction];
  return [
    h(
      "span",
      {class: `qd-change qd-change--${tone}`},
      s("svg", {width: 8, height: 8, viewBox: "0 0 8 8", role: "img", "aria-label": word}, s("path", {d})),
      h("span", null, amount)
    ),
    ` ${words}`
  ];
}
