import {scaleLinear} from "d3";
import type {KpiResult} from "../metrics/stats/experimentTypes.js";
import {decided} from "./experimentFormat.js";

/** A KPI's estimate as a share of the control arm's mean, turned so that right is better. */
export interface EffectMark {
  low: number;
  value: number;
  high: number;
  /** of a guardrail: the worst change that is accepted */
  margin: number | null;
}

/** The effects of an experiment on one axis. */
export interface EffectScale {
  /** one a KPI; null where it cannot be drawn */
  marks: (EffectMark | null)[];
  domain: [number, number];
  ticks: number[];
}

/** What lies further out than twice the control's mean is cut off there, so that one wide interval does not hide the others. */
const WIDEST = 1;

/** Puts the estimates of several KPIs, each in units of its own, on one axis. */
export function effectScale(kpis: readonly KpiResult[]): EffectScale {
  const marks = kpis.map(effectMark);
  const ends = marks.flatMap((d) => (d ? [d.low, d.high, d.margin ?? 0] : []));
  const clamp = (d: number) => Math.min(WIDEST, Math.max(-WIDEST, d));
  const low = clamp(Math.min(0, ...ends));
  const high = clamp(Math.max(0, ...ends));
  const most = Math.max(high, -low) || 0.1;
  // Some room on either side of zero, so that the reader sees where worse begins.
  const scale = scaleLinear([Math.min(low, -0.15 * most), Math.max(high, 0.15 * most)], [0, 1]).nice(4);
  const [from = -1, to = 1] = scale.domain();
  return {marks, domain: [from, to], ticks: scale.ticks(4)};
}

function effectMark(kpi: KpiResult): EffectMark | null {
  const {low, value, high} = decided(kpi);
  const base = Math.abs(kpi.arms.find((d) => d.arm === "control")?.mean ?? 0);
  if (low === null || value === null || high === null || base === 0) return null;
  const sign = kpi.direction === "up" ? 1 : -1;
  const [a, b] = [(sign * low) / base, (sign * high) / base];
  return {
    low: Math.min(a, b),
    value: (sign * value) / base,
    high: Math.max(a, b),
    margin: kpi.guardrail ? -kpi.guardrail.margin / base : null
  };
}
