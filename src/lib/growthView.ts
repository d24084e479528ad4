import {group} from "d3";
import type {LeadOutcome} from "../metrics/growth/expansion.js";
import {leadOutcome} from "../metrics/growth/expansion.js";
import type {Metric} from "../metrics/metric.js";
import {shareMetric} from "../metrics/wilson.js";
import type {Advocate, ExpansionLead, GrowthData} from "./growthData.js";
import type {AccountColumns, OverviewData} from "./overviewData.js";
import type {Split} from "./retentionData.js";
import {SPLITS} from "./retentionData.js";

/** Trials of a quarter or a channel: the share that pays, and those that may still do so. */
export interface TrialShare {
  name: string;
  share: Metric;
  open: number;
}

/** An account that referred others. */
export interface Referrer {
  i: number;
  referred: number[];
  paying: number;
  arr: number;
}

/** Everything that the Growth page shows under a choice. */
export interface GrowthView {
  data: GrowthData;
  accounts: AccountColumns;
  quarters: TrialShare[];
  channels: TrialShare[];
  /** Of all quarters together. */
  trials: TrialShare;
  leads: ExpansionLead[];
  judged: number;
  outcome: LeadOutcome;
  advocates: Advocate[];
  referrers: Referrer[];
}

interface Trials {
  i: number;
  due: number;
  paid: number;
  open: number;
}

/** Computes the Growth page. */
export function growthView(
  data: GrowthData,
  {accounts}: Pick<OverviewData, "accounts">,
  choice: Partial<Record<Split, string>>
): GrowthView {
  const kept = (i: number) => SPLITS.every((key) => !choice[key] || accounts[key][i] === choice[key]);
  const keep = ({i}: {i: number}) => kept(i);
  const byQuarter = data.quarters.map(({label, i, due, paid, open}) => {
    const rows = i.map((place, k): Trials => ({i: place, due: due[k]!, paid: paid[k]!, open: open[k]!}));
    return {label, rows: rows.filter(keep)};
  });
  const all = byQuarter.flatMap((d) => d.rows);
  const {past} = data;
  const before = (past?.i ?? []).flatMap((i, k) =>
    kept(i) ? [{lead: past!.lead[k] === 1, expanded: past!.expanded[k] === 1}] : []
  );
  return {
    data,
    accounts,
    quarters: byQuarter.map((d) => trialShare(d.label, d.rows)),
    channels: Array.from(
      group(all, (d) => data.channel[d.i] ?? "(none)"),
      ([name, rows]) => trialShare(name, rows)
    ).sort((a, b) => (b.share.value ?? -1) - (a.share.value ?? -1)),
    trials: trialShare("All channels", all),
    leads: data.leads.filter(keep),
    judged: data.judged.filter(kept).length,
    outcome: leadOutcome(before),
    advocates: data.advocates.filter(keep),
    referrers: Array.from(
      group(data.referrals.filter(keep), (d) => d.i),
      ([i, D]) => ({
        i,
        referred: D.map((d) => d.referred),
        paying: D.filter((d) => d.paying).length,
        arr: D.reduce((sum, d) => sum + d.arr, 0)
      })
    ).sort((a, b) => b.arr - a.arr)
  };
}

function trialShare(name: string, rows: readonly Trials[]): TrialShare {
  const sum = (key: "due" | "paid" | "open") => rows.reduce((n, d) => n + d[key], 0);
  return {name, share: shareMetric(sum("paid"), sum("due"), "no trial is over"), open: sum("open")};
}
