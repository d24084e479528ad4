import type {Child} from "../../components/dom.js";
import type {BriefData} from "../../metrics/briefData.js";
import type {DeckKit} from "../kit.js";
import type {Remark} from "../types.js";
import {dangerText} from "./dangerText.js";
import {daysText, fromAsOf} from "./page.js";
import {renewalFigure} from "./renewalFigure.js";

function renewalRemark(data: BriefData, kit: DeckKit): Remark {
  const {renewal_date, chance: own, rate, leaving_on, arr} = data.brief.renewal;
  const {chance, range, title} = renewalFigure(data, kit);
  if (arr === null || leaving_on !== null) return {text: kit.h("b", null, ...title)};
  const values = {
    day: kit.format.day(renewal_date),
    in: renewal_date === null ? "" : fromAsOf(renewal_date, data, kit),
    basis: own ? "model" : rate ? (rate.basis === "years" ? "years" : "rate") : "none"
  };
  return {
    ...(chance !== null && {number: chance, small: range}),
    text: kit.rich(renewal_date === null ? "brief.renewal.remark.undated" : "brief.renewal.remark", values)
  };
}

function dangerRemark({brief}: BriefData, kit: DeckKit): Remark {
  const {measure, value: now, before, before_days, line, state} = brief.danger;
  const write = (d: number | null) => dangerText(d, brief.danger, kit);
  if (state === null || line.value === null) {
    const reason = now === null ? kit.text("brief.danger.no_index") : (line.reason ?? "");
    return {text: kit.rich("brief.danger.unknown", {reason})};
  }
  const ends = line.low !== null && line.high !== null;
  const range = ends ? kit.text("range", {low: write(line.low), high: write(line.high)}) : "";
  const value = write(line.value);
  const known = state === "approaching" && before === null ? "outside" : state;
  const words: Child[] = kit.rich(`brief.danger.${known}`, {
    measure,
    line: ends ? kit.text("brief.danger.line", {value, range}) : value,
    before: write(before),
    days: daysText(before_days ?? 0, kit)
  });
  const assumed = line.basis === "quartile" && line.reason;
  return {
    number: write(now),
    small: kit.text("brief.danger.small", {measure}),
    text: assumed ? [...words, " ", kit.text("brief.danger.assumed", {reason: line.reason!})] : words
  };
}

function gone({brief}: BriefData, kit: DeckKit): string {
  return kit.text(brief.renewal.arr === null ? "brief.health.none.paying" : "brief.signals.unknown");
}

function quietRemark(data: BriefData, kit: DeckKit): Remark {
  const {value, reason, days_since_inbound: inbound, days_since_checkin: checkin} = data.brief.quiet;
  const ago = (days: number) => kit.text("brief.ago", {n: days});
  const head =
    value === null
      ? kit.rich("brief.quiet.unknown", {reason: reason ?? gone(data, kit)})
      : kit.rich(value ? "brief.quiet.yes" : "brief.quiet.no");
  const tail = [
    inbound === null
      ? kit.text("brief.quiet.no_inbound")
      : kit.text("brief.quiet.inbound", {ago: ago(inbound)}),
    checkin === null
      ? kit.text("brief.quiet.no_checkin")
      : kit.text("brief.quiet.checkin", {ago: ago(checkin)})
  ];
  return {text: [...head, " ", tail.join(" ")]};
}

/** Renewal, danger zone, quiet: what the CSM must know before the first word. */
export function healthRemarks(data: BriefData, kit: DeckKit): Remark[] {
  return [renewalRemark(data, kit), dangerRemark(data, kit), quietRemark(data, kit)];
}
