import {toCsv} from "./csv.js";
import type {CausesView} from "./causesView.js";

/** Every signal with what was estimated of it, tested or not. */
export function signalsCsv({tested, untested}: Pick<CausesView, "tested" | "untested">): string {
  return toCsv(
    [...tested, ...untested],
    [
      {key: "signal", value: (d) => d.key},
      {key: "label", value: (d) => d.label},
      {key: "cause", value: (d) => d.cause},
      {key: "cut", value: (d) => d.cut.value},
      {key: "cut_basis", value: (d) => d.cut.basis},
      {key: "exposed_left", value: (d) => d.left.exposed},
      {key: "known_left", value: (d) => d.left.known},
      {key: "exposed_stayed", value: (d) => d.stayed.exposed},
      {key: "known_stayed", value: (d) => d.stayed.known},
      {key: "sets", value: (d) => d.odds.sets},
      {key: "informative_sets", value: (d) => d.odds.informative},
      {key: "odds_ratio", value: (d) => d.odds.odds_ratio},
      {key: "low", value: (d) => d.odds.low},
      {key: "high", value: (d) => d.odds.high},
      {key: "p", value: (d) => (d.q === null ? null : d.odds.p)},
      {key: "q", value: (d) => d.q},
      {key: "reliable", value: (d) => d.reliable},
      {key: "detectable_odds_ratio", value: (d) => d.detectable.value},
      {key: "attributable_share", value: (d) => d.share.value},
      {key: "attributable_low", value: (d) => d.share.low},
      {key: "attributable_high", value: (d) => d.share.high},
      {key: "odds_ratio_no_lag", value: (d) => d.at_index.odds_ratio},
      {key: "odds_ratio_regression", value: (d) => d.conditional.odds_ratio},
      {key: "odds_ratio_beside_others", value: (d) => d.joint.odds_ratio},
      {key: "reason", value: (d) => d.reason}
    ]
  );
}

/** Every account that left of its own will: what it said and what it showed, a column a signal. */
export function leaversCsv({rows, signals}: CausesView): string {
  const words: Record<string, string> = {"1": "yes", "0": "no"};
  return toCsv(rows, [
    {key: "account_id", value: (d) => d.leaver.account_id},
    {key: "name", value: (d) => d.leaver.name},
    {key: "segment", value: (d) => d.leaver.segment},
    {key: "churned_on", value: (d) => d.leaver.churned_on},
    {key: "index_date", value: (d) => d.leaver.index_date},
    {key: "mrr_lost", value: (d) => d.leaver.mrr_lost},
    {key: "reason", value: (d) => d.leaver.reason},
    {key: "stated_cause", value: (d) => d.leaver.cause},
    {key: "matched_accounts", value: (d) => d.leaver.controls.length},
    {key: "not_matched_because", value: (d) => d.leaver.left_out},
    {key: "stated_matches_observed", value: (d) => d.agreement.words},
    ...signals.map((signal, k) => ({
      key: signal.key,
      value: (d: CausesView["rows"][number]) => words[d.leaver.own[k] ?? "-"] ?? ""
    }))
  ]);
}
