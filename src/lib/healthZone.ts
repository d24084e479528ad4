import type {DangerLine} from "../metrics/backtest/dangerLines.js";
import type {ZoneState} from "../metrics/backtest/zoneState.js";
import {formatFor} from "./format.js";
import type {DangerZone, HealthData, ZoneAccount} from "./healthData.js";

const format = formatFor();

/** A line with the measure that it divides. */
export interface ZoneLine extends DangerLine {
  measure: "index" | "rate";
}

/** What the measures are called. */
export const ZONE_MEASURES = {index: "Engagement index", rate: "Active users of seats"} as const;

/** Every line, the index first. */
export function zoneLines({index, rate}: Pick<DangerZone, "index" | "rate">): ZoneLine[] {
  return [
    ...index.map((d): ZoneLine => ({...d, measure: "index"})),
    ...rate.map((d): ZoneLine => ({...d, measure: "rate"}))
  ];
}

/** A value of a measure: an index as it is, a rate in percent. */
export function zoneValue(measure: ZoneLine["measure"], value: number | null | undefined): string {
  return measure === "index" ? format.decimal(value, 0) : format.percent(value, 0);
}

/** How a line was drawn, in words. */
export function ruleText({line, rule}: ZoneLine, costs: DangerZone["costs"]): string {
  if (line.basis === "quartile") return "bottom quartile, an assumption";
  if (rule === "youden") return "Youden\u2019s J";
  return costs
    ? `least cost, ${format.decimal(costs.miss / costs.false_alarm, 1).replace(/\.0$/, "")} : 1`
    : "least cost";
}

/** What a place against the line means. */
export function stateText(state: ZoneState | null): string {
  if (state === null) return "no data";
  return {
    in: "in the zone",
    near: "approaching, within the line\u2019s error",
    falling: "approaching, due within 30 days",
    out: "out of danger"
  }[state];
}

/** How many accounts are in a zone, and how many approach one. */
export function zoneCounts(accounts: readonly ZoneAccount[]): {inside: number; approaching: number} {
  const inside = accounts.filter((d) => d.index_state === "in" || d.rate_state === "in").length;
  return {inside, approaching: accounts.length - inside};
}

/** Who is in danger today, in one sentence. */
export function zoneTitle({zone}: Pick<HealthData, "zone">): string {
  if (zoneLines(zone).length === 0) return "No danger zone: nothing is known of use";
  const {inside, approaching} = zoneCounts(zone.accounts);
  const arr = zone.accounts
    .filter((d) => d.index_state === "in" || d.rate_state === "in")
    .reduce((sum, d) => sum + d.arr, 0);
  const money = inside === 0 ? "" : ` with ${formatFor().moneyShort(arr)} of ARR`;
  return `${inside} of ${format.count(zone.paying)} accounts are in the danger zone${money}; ${approaching} approach it`;
}

/** What the lines are worth, in one sentence. */
export function linesTitle({zone}: Pick<HealthData, "zone">): string {
  const lines = zoneLines(zone);
  const [first] = lines;
  if (!first) return "No danger line: nothing is known of use";
  const {line, quality} = first;
  if (line.value === null) return `No danger line: ${line.reason ?? "none is better than another"}`;
  const name = `An engagement index of ${zoneValue("index", line.value)} or less`;
  const rate = first.measure === "index" ? name : `${zoneValue("rate", line.value)} active users or fewer`;
  if (line.basis === "quartile") return `${rate} is the bottom quartile: an assumption, not a finding`;
  if (!quality || quality.recall.value === null) return `${rate} is the line; no later month judges it`;
  const {recall, precision} = quality;
  return `${rate} sees ${recall.numerator} of ${recall.denominator} losses coming; ${format.percent(precision.value, 0)} of its alarms come true`;
}
