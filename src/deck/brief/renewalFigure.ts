import type {Child} from "../../components/dom.js";
import type {BriefData} from "../../metrics/briefData.js";
import type {Chance} from "../../metrics/renewal/renewalRows.js";
import type {DeckKit} from "../kit.js";
import {fromAsOf} from "./page.js";

/** The renewal in one figure and one clause. */
export interface RenewalFigure {
  /** the probability, or the past rate in its place */
  chance: string | null;
  range: string;
  title: readonly Child[];
}

/** A probability or a rate as it is printed: 0 or 100 % only where it is exactly that. */
export function chanceText(value: number, kit: DeckKit): string {
  const {format} = kit;
  if (value > 0.99 && value < 1) return `>${format.percent(0.99, 0)}`;
  if (value < 0.01 && value > 0) return `<${format.percent(0.01, 0)}`;
  return format.percent(value, 0);
}

/** The interval of a probability, as it is printed. */
export function rangeText({low, high}: Chance, kit: DeckKit): string {
  return `95%: ${kit.text("range", {low: chanceText(low, kit), high: chanceText(high, kit)})}`;
}

/** What is known of the coming renewal: a model's probability, else a past rate, else why there is neither. */
export function renewalFigure(data: BriefData, kit: DeckKit): RenewalFigure {
  const {renewal_date, chance, rate, churned_on, leaving_on, arr} = data.brief.renewal;
  const {format} = kit;
  const none = {chance: null, range: ""};
  if (arr === null)
    return {...none, title: kit.rich("brief.renewal.title.left", {day: format.day(churned_on)})};
  if (leaving_on !== null)
    return {...none, title: kit.rich("brief.renewal.title.notice", {day: format.day(leaving_on)})};
  const shown = chance ?? rate;
  const values = {
    day: format.day(renewal_date),
    in: renewal_date === null ? "" : fromAsOf(renewal_date, data, kit),
    basis: rate?.basis ?? "none",
    chance: shown === null ? "" : chanceText(shown.value, kit),
    range: shown === null ? "" : rangeText(shown, kit)
  };
  const figure = {chance: shown === null ? null : values.chance, range: values.range};
  if (renewal_date === null)
    return {
      ...figure,
      title: kit.rich(shown ? "brief.renewal.title.undated_rate" : "brief.renewal.title.undated", values)
    };
  if (chance) return {...figure, title: kit.rich("brief.renewal.title.chance", values)};
  if (!rate) return {...figure, title: kit.rich("brief.renewal.title.dated", values)};
  const id = rate.basis === "years" ? "brief.renewal.title.years" : "brief.renewal.title.rate";
  return {...figure, title: kit.rich(id, values)};
}
