import type {Play} from "../../src/metrics/plays/play.js";
import type {PlaybookRow, PublishedPlaybook} from "../../src/metrics/plays/playbookData.js";

/** A play of which only what matters is given. */
export function playOf(parts: Partial<Play> = {}): Play {
  return {
    ...{
      id: "low",
      title: "Few of the seats are in use",
      good: false,
      scope: "account",
      when: "active_rate < 0.3"
    },
    ...{on: "entering", every_days: 60, segments: null, message: "training"},
    actions: [{do: "Offer a training", owner: "csm", within_days: 5}],
    ...parts
  };
}

/** A firing of which only what matters is given. */
export function rowOf(parts: Partial<PlaybookRow> = {}): PlaybookRow {
  return {
    ...{account_id: "A", name: "Anvil", segment: "Small", csm: "Ana", language: "en", arr: 1200, play: "low"},
    ...{fired_on: "2026-09-28", ended_on: null, state: "open", until: null, entry: null},
    ...{numbers: {active_rate: 0.24}, numbers_now: {active_rate: 0.2}, numbers_ahead: null},
    actions: [{do: "Offer a training", owner: "csm", within_days: 5, due: "2026-10-03"}],
    ...parts
  };
}

/** What the Playbook page draws from, on 30 September 2026. */
export function playbookOf(
  rows: Partial<PlaybookRow>[],
  parts: Partial<PublishedPlaybook> = {}
): PublishedPlaybook {
  return {
    ...{company: "Acme", as_of: "2026-09-30", since: "2026-09-23", currency: "USD"},
    ...{plays: [playOf()], capacity: {}, accounts: {}, fired: {}, later_lines: 0, saves: []},
    ...parts,
    rows: rows.map(rowOf)
  };
}
