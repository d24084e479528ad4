import {dom} from "../dom.js";
import {chart, px} from "./plane.js";

/** How much of what it can give a part of a score gives. */
export function ScoreBar(
  {given, most, full}: {given: number; most: number; full: number},
  {document, width = 120, name}: {document: Document; width?: number; name: string}
): SVGSVGElement {
  const make = dom(document);
  const long = (value: number) => px(Math.max(0, Math.min(width, full > 0 ? (width * value) / full : 0)));
  return chart(
    make,
    {width, height: 12, name},
    make.s("rect", {y: 1, width: long(most), height: 10, fill: "var(--qd-context-soft)"}),
    make.s("rect", {y: 1, width: long(given), height: 10, fill: "var(--qd-accent)"})
  );
}
