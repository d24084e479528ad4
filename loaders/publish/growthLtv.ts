import {group} from "d3";
import type {GrowthData, LtvGroup} from "../../src/lib/growthData.js";
import type {MetricInputs} from "../../src/metrics/inputs.js";
import {filterInputs} from "../../src/metrics/inputs.js";
import {ltvHorizon} from "../../src/metrics/ltv.js";
import {undefinedMetric} from "../../src/metrics/metric.js";
import {lifetimeValue} from "../../src/metrics/windowMetrics.js";

/** Groups of fewer accounts are not compared: one young account would cut the horizon of all. */
const LEAST = 10;

/** The lifetime value of all accounts, and by segment and channel over one horizon. */
export function groupLtv(
  inputs: MetricInputs | undefined,
  accounts: readonly {account_id: string; channel: string; segment: string}[]
): GrowthData["ltv"] {
  const lives = new Map((inputs?.lifetimes ?? []).map((d) => [d.account_id, d]));
  const {gross_margin = null, ltv_months = 36} = inputs?.settings ?? {};
  const own = accounts.filter((d) => lives.has(d.account_id));
  const groups = (key: "segment" | "channel") =>
    Array.from(
      group(own, (d) => d[key]),
      ([name, D]) => ({name, ids: new Set(D.map((d) => d.account_id))})
    ).sort((a, b) => (a.name < b.name ? -1 : 1));
  const [segments, channels] = [groups("segment"), groups("channel")];
  const large = [...segments, ...channels].filter((d) => d.ids.size >= LEAST);
  const followed = large.map((d) => Array.from(d.ids, (id) => lives.get(id)!));
  const all = Array.from(lives.values());
  const months = all.length === 0 ? null : ltvHorizon([all, ...followed], ltv_months);
  const value = (name: string, keep: (account_id: string) => boolean): LtvGroup => {
    if (!inputs || months === null) {
      const none = undefinedMetric("no account has paid yet");
      return {name, accounts: 0, ltv: {...none, months: null}, textbook: none};
    }
    const part = filterInputs(inputs, (d) => keep(d.account_id));
    const settings = {...part.settings, ltv_months: months};
    const {ltv, ltv_textbook} = lifetimeValue({...part, settings});
    return {name, accounts: part.lifetimes.length, ltv, textbook: ltv_textbook};
  };
  const compared = (of: typeof segments) =>
    of.filter((d) => d.ids.size >= LEAST).map(({name, ids}) => value(name, (id) => ids.has(id)));
  return {
    gross_margin,
    months,
    all: value("All accounts", () => true),
    segment: compared(segments),
    channel: channels.length > 1 ? compared(channels) : [],
    left_out: segments.length + channels.length - large.length
  };
}
