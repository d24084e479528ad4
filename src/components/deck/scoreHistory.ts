import {dom} from "../dom.js";
import {bandLook} from "../../lib/bands.js";
import {chart, px} from "./plane.js";

/** A score at a month end. */
export interface ScoreMonth {
  /** under the bar */
  label: string;
  /** 0 to 100; null = not enough data */
  score: number | null;
  band: string;
}

const TOP = 16;
const FOOT = 20;

/** The score of the last months as bars from zero, the worse band the darker, each with its number. */
export function ScoreHistory(
  months: readonly ScoreMonth[],
  {
    document,
    width,
    height,
    name,
    write
  }: {document: Document; width: number; height: number; name: string; write: (score: number) => string}
): SVGSVGElement {
  const make = dom(document);
  const {s} = make;
  const step = width / Math.max(1, months.length);
  const bar = Math.min(34, step - 12);
  const floor = height - FOOT;
  const marks = months.map(({label, score, band}, i) => {
    const x = step * (i + 0.5);
    const tall = score === null ? 0 : ((floor - TOP) * Math.max(0, Math.min(100, score))) / 100;
    const text = (y: number, words: string, look = "an") =>
      s("text", {x: px(x), y: px(y), "text-anchor": "middle", class: look}, words);
    return [
      s("rect", {
        x: px(x - bar / 2),
        y: px(floor - tall),
        width: px(bar),
        height: px(tall),
        fill: `var(--qd-${bandLook(band).key})`
      }),
      score === null ? text(floor - 4, "\u2013") : text(floor - tall - 4, write(score), "an"),
      text(height - 4, label, "ax")
    ];
  });
  const line = s("line", {x2: width, y1: floor, y2: floor, class: "axl"});
  return chart(make, {width, height, name}, ...marks, line);
}
