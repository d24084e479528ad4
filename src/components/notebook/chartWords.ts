import {format, utcFormat} from "d3";
import type {ChartChannel, ChartSpec} from "../../lib/notebookChart.js";
import type {ChartValue} from "./chartPoints.js";

/** The name of a channel for the reader. */
export function channelLabel(channel: ChartChannel): string {
  if (channel.label !== null) return channel.label;
  const name = (channel.column ?? "rows").replaceAll("_", " ");
  if (channel.aggregate === null) return name;
  return channel.aggregate === "count"
    ? `number of ${channel.column === null ? "rows" : name}`
    : `${channel.aggregate} of ${name}`;
}

const day = utcFormat("%-d %b %Y");
const instant = utcFormat("%-d %b %Y %H:%M");
const number = new Intl.NumberFormat("en", {maximumFractionDigits: 2});

/** How a channel's values are written: as it says, else days as 5 Sep 2026 and numbers with at most two decimals. */
export function channelFormat(channel: ChartChannel | null): (value: ChartValue | null) => string {
  const asked = channel?.format ?? null;
  const written = asked === null ? null : asked.startsWith("%") ? utcFormat(asked) : format(asked);
  return (value) => {
    if (value === null) return "none";
    if (typeof value === "string") return value;
    if (written) return written(value as Date & number);
    if (value instanceof Date) return +value % 86_400_000 === 0 ? day(value) : instant(value);
    return number.format(value).replace("-", "\u2212");
  };
}

/** A title for a chart that has none: what is drawn against what. */
export function chartTitle(spec: ChartSpec): string {
  if (spec.title) return spec.title;
  const [y, x] = [spec.y, spec.x].map((d) => (d ? channelLabel(d) : null));
  const text = spec.mark === "bar" ? `${x} by ${y}` : [y, x].filter(Boolean).join(" by ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
