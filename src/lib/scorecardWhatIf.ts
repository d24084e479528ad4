import {max, min} from "d3";
import type {ScorePoint} from "../metrics/healthBands.js";
import {healthBands} from "../metrics/healthBands.js";
import type {Metric} from "../metrics/metric.js";
import {rocAuc} from "../metrics/stats/rocAuc.js";
import type {ScoredRows} from "../metrics/stats/scoredRows.js";
import {topLift} from "../metrics/stats/topLift.js";
import type {Band} from "./bands.js";
import {BANDS} from "./bands.js";
import type {ScorecardPanel} from "./scorecardData.js";
import {editedCard, type ScorecardEdit} from "./scorecardEdits.js";
import {scoreRows, type Scores} from "./scorecardScores.js";

/** The bands of the accounts that pay on the last day: the row, and what its account is in. */
export interface BandsNow {
  row: Int32Array;
  band: Band[];
}

/** An account whose band differs under other weights or anchors. */
export interface BandChange {
  account_id: string;
  name: string;
  segment: string;
  arr: number;
  before: {band: Band; score: number | null};
  after: {band: Band; score: number | null};
}

/** How well a score told later leavers apart in the months that judge. */
export interface Judged {
  auc: Metric;
  lift: Metric;
}

/** What other weights and anchors do. */
export interface WhatIf {
  edited: boolean;
  /** every weight of a scorecard is zero: its ids */
  empty: string[];
  counts: {band: Band; before: number; after: number}[];
  changes: BandChange[];
  backtest: {
    before: Judged;
    after: Judged;
    /** the rows that both were judged by, for the intervals */
    rows: {before: ScoredRows; after: ScoredRows};
    account_months: number;
    accounts: number;
    /** account-months followed by a churn, and accounts that had one */
    events: number;
    leavers: number;
    /** month ends, the first and the last */
    from: string | null;
    to: string | null;
    reason?: string;
  };
}

/** Nine published digits of a value leave a score right to a millionth, which must not decide on a band. */
function settled(score: number): number | null {
  return Number.isNaN(score) ? null : Math.round(score * 1e6) / 1e6;
}

/** The bands on the last day, each from its account's whole history: a stretch without payment breaks it. */
export function bandsNow(panel: ScorecardPanel, scores: Scores): BandsNow {
  const {data, point, card, today} = panel;
  const names = data.cards.map((d) => `${d.id} ${d.version}`);
  const {first} = data.accounts;
  const band = Array.from(today, (row): Band => {
    const history: ScorePoint[] = [];
    const from = first[panel.account[row]!]!;
    for (let i = from; i <= row; ++i) {
      if (i > from && point[i]! !== point[i - 1]! + 1) history.push({score: null, scorecard: ""});
      history.push({score: settled(scores[i]!), scorecard: names[card[i]!] ?? ""});
    }
    return healthBands(history, data.bands).at(-1) ?? "not enough data";
  });
  return {row: today, band};
}

/** Everything that does not depend on what is tried out. */
export interface Configured {
  panel: ScorecardPanel;
  scores: Scores;
  bands: BandsNow;
}

/** Scores and bands with the scorecards as they are. */
export function configured(panel: ScorecardPanel): Configured {
  const scores = scoreRows(panel, panel.data.cards);
  return {panel, scores, bands: bandsNow(panel, scores)};
}

/** Scores the panel again with other weights and anchors, and says what changes today and in the backtest. */
export function whatIf(base: Configured, edits: readonly ScorecardEdit[]): WhatIf {
  const {panel} = base;
  const {cards} = panel.data;
  const ids = new Set(edits.map((d) => d.card));
  const touched = new Set(cards.flatMap((d, c) => (ids.has(d.id) ? [c] : [])));
  const tried = cards.map((d) => (ids.has(d.id) ? editedCard(d, edits) : d));
  const scores =
    touched.size === 0 ? base.scores : scoreRows(panel, tried, {onto: base.scores, only: touched});
  const bands = touched.size === 0 ? base.bands : bandsNow(panel, scores);
  return {
    edited: edits.length > 0,
    empty: cards.flatMap((d, c) => (tried[c] === null ? [d.id] : [])),
    counts: BANDS.map((band) => ({
      band,
      before: base.bands.band.filter((d) => d === band).length,
      after: bands.band.filter((d) => d === band).length
    })),
    changes: bandChanges(base, {scores, bands}),
    backtest: backtest(base, scores)
  };
}

/** The accounts that change band, worst news first, then by what they pay. */
function bandChanges({panel, scores, bands}: Configured, after: Omit<Configured, "panel">): BandChange[] {
  const {accounts} = panel.data;
  const changes: BandChange[] = [];
  bands.row.forEach((row, k) => {
    const [old, now] = [bands.band[k]!, after.bands.band[k]!];
    if (old === now) return;
    const a = panel.account[row]!;
    changes.push({
      account_id: accounts.account_id[a]!,
      name: accounts.name[a]!,
      segment: accounts.segment[a]!,
      arr: accounts.arr[a]!,
      before: {band: old, score: settled(scores[row]!)},
      after: {band: now, score: settled(after.scores[row]!)}
    });
  });
  const step = (d: BandChange) => BANDS.indexOf(d.after.band) - BANDS.indexOf(d.before.band);
  return changes.sort((a, b) => step(a) - step(b) || b.arr - a.arr || (a.name < b.name ? -1 : 1));
}

function backtest({panel, scores}: Configured, tried: Scores): WhatIf["backtest"] {
  const {data, test, left, account, point} = panel;
  const rows = test.filter((i) => !Number.isNaN(scores[i]!) && !Number.isNaN(tried[i]!));
  const outcome = Uint8Array.from(rows, (i) => left[i]!);
  const of = Array.from(rows, (i) => account[i]!);
  const pack = (of_rows: Scores): ScoredRows => ({
    score: Float64Array.from(rows, (i) => of_rows[i]!),
    outcome,
    account: of
  });
  const packed = {before: pack(scores), after: pack(tried)};
  const leavers = new Set(of.filter((_, k) => outcome[k] === 1));
  const months = Array.from(rows, (i) => point[i]!);
  const at = (place: number | undefined) => (place === undefined ? null : (data.points[place] ?? null));
  const {reason} = data.test;
  return {
    before: judged(packed.before),
    after: judged(packed.after),
    rows: packed,
    account_months: rows.length,
    accounts: new Set(of).size,
    events: outcome.reduce((sum, d) => sum + d, 0),
    leavers: leavers.size,
    from: at(min(months)),
    to: at(max(months)),
    ...(reason === undefined ? {} : {reason})
  };
}

function judged(rows: ScoredRows): Judged {
  return {auc: rocAuc(rows, {alarm: "low", replicates: 0}), lift: topLift(rows, {alarm: "low"})};
}

/** The area under the ROC curve with its interval, which takes longer than the area. */
export function aucInterval(rows: ScoredRows): Metric {
  return rocAuc(rows, {alarm: "low"});
}
