import {group} from "d3";
import type {Play} from "../metrics/plays/play.js";
import {MATCH, type PlaySaves} from "../metrics/plays/saveRate.js";
import type {Format} from "./format.js";
import {plural} from "./words.js";

/** A play that wards something off, and what became of the accounts that it named. */
export interface SaveLine {
  play: Play;
  saves: PlaySaves;
}

/** The plays of which something is known, the most flagged first; good news saves nobody and is left out. */
export function saveLines(plays: readonly Play[], saves: readonly PlaySaves[]): SaveLine[] {
  const known = group(saves, (d) => d.play);
  return plays
    .flatMap((play) => (known.get(play.id) ?? []).map((own) => ({play, saves: own})))
    .filter(({play}) => !play.good && play.scope === "account")
    .sort((a, b) => b.saves.rate.denominator! - a.saves.rate.denominator!);
}

/** The last quarters with a known outcome, of any play, in order of time. */
export function saveQuarters(lines: readonly SaveLine[], last = 4): string[] {
  const all = new Set(lines.flatMap((d) => d.saves.quarters.map((q) => q.quarter)));
  return Array.from(all).sort().slice(-last);
}

/** The finding: whether anything is shown to save more than the play not being done. */
export function savesTitle(lines: readonly SaveLine[]): string {
  const known = lines.filter((d) => d.saves.rate.value !== null);
  if (known.length === 0) return "No flagged account has come 90 days past its renewal";
  const compared = known.filter((d) => d.saves.matched !== null);
  if (compared.length === 0) return "Nothing tells these save rates from regression to the mean";
  const better = compared.filter((d) => isBetter(d.saves));
  if (compared.length === 1) {
    const verdict =
      better.length === 1
        ? "goes with more accounts saved"
        : "is not shown to save more than leaving it undone";
    return `The one play with accounts to compare ${verdict}`;
  }
  const of = `of ${plural(compared.length, "play")} with accounts to compare`;
  if (better.length === 0) return `None ${of} is shown to save more than leaving it undone`;
  return `${better.length} ${of} ${better.length === 1 ? "goes" : "go"} with more accounts saved`;
}

function isBetter({matched, stands}: PlaySaves): boolean {
  return stands && matched!.difference.value! > 0;
}

/** What a save rate may be taken for. */
export function saveReading(saves: PlaySaves, format: Format): {head: string; note: string} {
  const {matched, stands, done} = saves;
  if (matched === null)
    return {
      head: "May be regression to the mean",
      note:
        done === 0
          ? "nobody noted it as done"
          : `done for ${format.count(done)}, fewer than ${MATCH.pairs} alike`
    };
  const {value, low, high} = matched.difference;
  const points = (d: number | null) => format.signed(100 * d!, 0);
  const pairs = `${matched.with_play}/${matched.pairs} against ${matched.without}/${matched.pairs}`;
  const note = `${pairs}: ${points(value)} pt (95% ${points(low)} to ${points(high)})`;
  if (!stands) return {head: "No difference shown", note};
  return {head: value! > 0 ? "More saved with it" : "Fewer saved with it", note};
}
