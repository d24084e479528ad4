import type {RateRatio} from "../metrics/rateRatio.js";
import {sampleChange} from "../metrics/steady.js";
import {formatFor} from "./format.js";
import {metricText} from "./metricFormat.js";
import type {VoiceView} from "./voiceView.js";
import {waitingUnknown} from "./voiceWaiting.js";
import {lower} from "./words.js";

const format = formatFor();

/** Why a part of the page is empty for want of a table, and what brings it to life; null where the table is given. */
export function missingTable(view: Pick<VoiceView, "given">, table: string, what: string): string | null {
  return view.given(table)
    ? null
    : `${what} The table \`${table}\` is not configured. Add it to sources in quarterdeck.yaml.`;
}

/** The page's title: NPS with its interval and whether it moved, and who waits for an answer. */
export function voiceTitle(view: VoiceView): string {
  const {now, window} = view;
  const nps = now.nps;
  if (!view.given("surveys")) return "No survey is configured, so nobody's voice is heard here";
  const said =
    nps?.value == null
      ? `No NPS in ${window.label}: ${now.nps_response_rate?.denominator ? (nps?.reason ?? "no answers") : "nobody of this choice was asked"}`
      : `NPS is ${metricText("nps", nps.value, format)} in ${window.label}${movedWords(view)}`;
  const waiting = view.detractors.length;
  const unknown = waitingUnknown(view);
  if (unknown !== null) return `${said}; ${lower(unknown)}`;
  return `${said}; ${waiting === 0 ? "no detractor waits" : waiting === 1 ? "1 detractor waits" : `${format.count(waiting)} detractors wait`} for an answer`;
}

/** *, up 4 on 2026Q2*, or that it is steady. */
function movedWords({now, then, before}: VoiceView): string {
  const change = now.nps && then?.nps ? sampleChange(now.nps, then.nps) : null;
  if (!change || !before) return "";
  if (change.steady) return `, within noise of ${before.label}`;
  return `, ${change.value > 0 ? "up" : "down"} ${format.decimal(Math.abs(change.value), 0)} on ${before.label}`;
}

/** A ratio as a change: *−58% (−72 to −35%)*, or the reason why there is none. */
export function ratioWords(ratio: RateRatio): string {
  if (ratio.value === null) return ratio.reason ?? "n/a";
  const change = (value: number | null) => format.signedPercent((value ?? 1) - 1, 0);
  return `${change(ratio.value)} (${change(ratio.low).replace("%", "")} to ${change(ratio.high)})`;
}
