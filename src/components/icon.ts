import type {IconName} from "../lib/icons.js";
import {ICONS} from "../lib/icons.js";
import {dom} from "./dom.js";

/** Draws an icon in the current colour; it is decoration and has no name of its own. */
export function Icon(
  name: IconName,
  {size = 16, document}: {size?: number; document?: Document} = {}
): SVGSVGElement {
  const {s} = dom(document);
  return s(
    "svg",
    {class: "qd-icon", width: size, height: size, viewBox: "0 0 16 16", "aria-hidden": "true"},
    s("path", {d: ICONS[name]})
  );
}
