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
import type {ScorecardEdit} from "./scorecardEdits.js";
import {editedCard} from "./scorecardTried.js";
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
    /** of how many accounts one was judged by */
    one_in: number;
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
function bandsNow(panel: ScorecardPanel, scores: Scores): BandsNow {
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
  /** what is judged: today's scorecards over all months; where there never was another, the same scores */
  judging: Scores;
  /** by the rows that have a score as configured */
  judged: ReturnType<typeof judgedBy>;
}

/** Scores and bands with the scorecards as they are. */
export function configured(panel: ScorecardPanel): Configured {
  const scores = scoreRows(panel, panel.data.cards);
  const of = panel.judged_of_card;
  const judging = of === null ? scores : scoreRows(panel, panel.data.cards, {of});
  const rows = panel.test.filter((i) => !Number.isNaN(judging[i]!));
  return {panel, scores, bands: bandsNow(panel, scores), judging, judged: judgedBy(panel, rows, judging)};
}

/** Scores the panel again with other weights and anchors, and says what changes today and in the backtest. */
export function whatIf(base: Configured, edits: readonly ScorecardEdit[]): WhatIf {
  const {panel} = base;
  const {cards} = panel.data;
  const ids = new Set(edits.map((d) => d.card));
  const touched = new Set(panel.current.filter((c) => ids.has(cards[c]!.id)));
  const tried = cards.map((d, c) => (touched.has(c) ? editedCard(d, edits) : d));
  const scores =
    touched.size === 0 ? base.scores : scoreRows(panel, tried, {onto: base.scores, only: touched});
  const bands = touched.size === 0 ? base.bands : bandsNow(panel, scores);
  const of = panel.judged_of_card;
  const judged_anew = () =>
    of === null ? scores : scoreRows(panel, tried, {onto: base.judging, only: touched, of});
  return {
    edited: edits.length > 0,
    empty: cards.flatMap((d, c) => (tried[c] === null ? [d.id] : [])),
    counts: BANDS.map((band) => ({
      band,
      before: base.bands.band.filter((d) => d === band).length,
      after: bands.band.filter((d) => d === band).length
    })),
    changes: bandChanges(base, {scores, bands}),
    backtest: backtest(base, touched.size === 0 ? base.judging : judged_anew())
  };
}

/** The accounts that change band, worst news first, then by what they pay. */
function bandChanges(
  {panel, scores, bands}: Configured,
  after: Pick<Configured, "scores" | "bands">
): BandChange[] {
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

/** Both scores are judged by the same rows: those that each of them can score. */
function backtest({panel, judging, judged}: Configured, tried: Scores): WhatIf["backtest"] {
  const {data, test, left, account, point} = panel;
  const rows = test.filter((i) => !Number.isNaN(judging[i]!) && !Number.isNaN(tried[i]!));
  // The rows of both are among those of the first: as many are the same.
  const before = rows.length === judged.rows.account.length ? judged : judgedBy(panel, rows, judging);
  const after = tried === judging ? before : judgedBy(panel, rows, tried);
  const months = Array.from(rows, (i) => point[i]!);
  const at = (place: number | undefined) => (place === undefined ? null : (data.points[place] ?? null));
  const left_rows = rows.filter((i) => left[i] === 1);
  const count = (of: Int32Array) => new Set(Array.from(of, (i) => account[i]!)).size;
  const {reason} = data.test;
  return {
    before: before.judged,
    after: after.judged,
    rows: {before: before.rows, after: after.rows},
    account_months: rows.length,
    one_in: panel.one_in,
    accounts: count(rows),
    events: left_rows.length,
    leavers: count(left_rows),
    from: at(min(months)),
    to: at(max(months)),
    ...(reason === undefined ? {} : {reason})
  };
}

function judgedBy(
  {left, account}: ScorecardPanel,
  places: Int32Array,
  scores: Scores
): {rows: ScoredRows; judged: Judged} {
  const rows = {
    score: Float64Array.from(places, (i) => scores[i]!),
    outcome: Uint8Array.from(places, (i) => left[i]!),
    account: Array.from(places, (i) => account[i]!)
  };
  const auc = rocAuc(rows, {alarm: "low", replicates: 0});
  return {rows, judged: {auc, lift: topLift(rows, {alarm: "low"})}};
}
