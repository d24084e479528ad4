import type {Band} from "../../lib/bands.js";
import {BANDS, bandLook} from "../../lib/bands.js";
import {formatFor} from "../../lib/format.js";
import {dom} from "../dom.js";
import {BandShape} from "../healthPill.js";

/** What the bar shows. */
export interface BookBandsContent {
  counts: ReadonlyMap<string, {accounts: number; arr: number}>;
  /** the band chosen, or empty */
  chosen: string;
  currency: string;
}

/** Options of BookBands. */
export interface BookBandsOptions {
  /** Called with the band that is chosen, or with nothing when it is let go. */
  onChoose: (band: Band | "") => void;
  document?: Document;
}

/** The bands as parts of one bar, healthy first; each is a button that narrows the list to it. */
export function BookBands(
  {counts, chosen, currency}: BookBandsContent,
  {onChoose, document}: BookBandsOptions
): HTMLElement {
  const {h} = dom(document);
  const format = formatFor({currency});
  const order: Band[] = ["healthy", "watch", "at risk", "not enough data"];
  const of = (band: Band) => counts.get(band) ?? {accounts: 0, arr: 0};
  const all = BANDS.reduce((sum, band) => sum + of(band).accounts, 0);
  return h(
    "div",
    {class: "qd-bookbands", role: "group", "aria-label": "Health bands"},
    order.map((band) => {
      const {key, label} = bandLook(band);
      const {accounts, arr} = of(band);
      const share = all === 0 ? 0 : accounts / all;
      const on = chosen === band;
      const button = h(
        "button",
        {
          type: "button",
          class: `qd-bookband qd-bookband--${key}${accounts === 0 ? " qd-bookband--empty" : ""}`,
          style: `--qd-share:${share.toFixed(4)}`,
          "aria-pressed": String(on),
          title: `${label}: ${format.percent(share, 0)} of accounts`
        },
        h("i", {"aria-hidden": "true"}),
        h(
          "span",
          null,
          BandShape(band, {size: 10, document}),
          h("span", null, label),
          h("b", {class: "qd-num"}, format.count(accounts)),
          h("small", {class: "qd-num"}, format.moneyShort(arr))
        )
      );
      button.addEventListener("click", () => onChoose(on ? "" : band));
      return button;
    })
  );
}
