import type {ZoneState} from "../metrics/backtest/zoneState.js";
import {formatFor} from "./format.js";
import type {DangerZone} from "./healthData.js";
import type {ZoneLine} from "./healthZone.js";

const format = formatFor();

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
