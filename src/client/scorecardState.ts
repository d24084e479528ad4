import type {ScorecardPanel} from "../lib/scorecardData.js";
import type {ScorecardEdit} from "../lib/scorecardEdits.js";
import {readEdits, writeEdits} from "../lib/scorecardAddress.js";
import {writeAddress} from "./address.js";

/** Which scorecard is shown, and what is tried out on any of them. */
export interface ScorecardState {
  /** place among the scorecards */
  card: number;
  edits: readonly ScorecardEdit[];
}

/** Reads the state from the address; an unknown scorecard is the first that counts. */
export function readScorecard(
  {data, current, current_cards}: ScorecardPanel,
  search: string = location.search
): ScorecardState {
  const own = new URLSearchParams(search);
  const id = own.get("scorecard");
  const card = current.find((d) => data.cards[d]?.id === id) ?? current[0] ?? 0;
  return {card, edits: readEdits(current_cards, own.get("whatif"))};
}

/** Writes it; the first scorecard and what is configured are left out. */
export function writeScorecard({card, edits}: ScorecardState, {data, current}: ScorecardPanel): void {
  const scorecard = card === current[0] ? undefined : data.cards[card]?.id;
  writeAddress({scorecard, whatif: writeEdits(edits)});
}
