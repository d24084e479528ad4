import {bandLook} from "../lib/bands.js";
import {type Format, formatFor} from "../lib/format.js";
import {scoreText} from "../lib/scoreText.js";
import {dom} from "./dom.js";

/** What a health pill states. */
export interface HealthPillData {
  /** One of BANDS; anything else reads as not enough data. */
  band: string | null;
  score?: number | null;
  /** Points since the month before. */
  change?: number | null;
  /** A score or a band set by hand, which stands beside the computed one. */
  override?: {score: number | null; band?: string | null; by: string; until: string} | null;
  /** said of the score on hover */
  title?: string;
}

const SHAPES: Record<string, {name: "path" | "circle"; attributes: Record<string, string | number>}> = {
  risk: {name: "path", attributes: {d: "M.4 1.2H9.6L5 9.4Z"}},
  watch: {name: "path", attributes: {d: "M5 .4 9.6 5 5 9.6 .4 5Z"}},
  healthy: {name: "circle", attributes: {cx: 5, cy: 5, r: 4.2}}
};

/** The sign of a band: triangle, diamond, disc, or a dashed ring; the words stand beside it. */
export function BandShape(
  band: string | null,
  {size = 9, document}: {size?: number; document?: Document} = {}
): SVGSVGElement {
  const {s} = dom(document);
  const {key} = bandLook(band);
  const shape = SHAPES[key];
  return s(
    "svg",
    {class: "qd-shape", width: size, height: size, viewBox: "0 0 10 10", "aria-hidden": "true"},
    shape
      ? s(shape.name, {...shape.attributes, fill: `var(--qd-${key})`})
      : s("circle", {
          cx: 5,
          cy: 5,
          r: 3.9,
          fill: "none",
          stroke: "var(--qd-nodata)",
          "stroke-width": 1.3,
          "stroke-dasharray": "2 1.6"
        })
  );
}

/** A health score with its band: shape, score and word on a soft ground, and the change beside it. */
export function HealthPill(
  {band, score, change, override, title}: HealthPillData,
  {document, locale = "en"}: {document?: Document; locale?: string} = {}
): HTMLElement {
  const {h} = dom(document);
  const {key, label} = bandLook(band);
  const format = formatFor({locale});
  const known = score !== null && score !== undefined && key !== "nodata";
  const own = override?.score ?? null;
  return h(
    "span",
    {class: "qd-health"},
    h(
      "span",
      {class: `qd-pill qd-pill--${key}`, title},
      BandShape(band, {document}),
      (known || own !== null) && h("b", {class: "qd-num"}, scoreText(own ?? score, format)),
      own !== null && known && h("span", null, `(model ${scoreText(score, format)})`),
      h("span", null, label)
    ),
    override && h("small", null, overrideWords(override, format)),
    change !== null &&
      change !== undefined &&
      h("small", {class: "qd-num", title: "points since the month before"}, format.signed(change))
  );
}

/** Whose judgement it is and until when; a band by hand has no number that could stand in the pill. */
function overrideWords(
  {score, band, by, until}: NonNullable<HealthPillData["override"]>,
  format: Format
): string {
  const said = score === null ? `${by}: ${bandLook(band).label}` : by;
  return `${said} until ${format.dayMonth(until)}`;
}
