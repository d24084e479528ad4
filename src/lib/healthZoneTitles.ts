import {formatFor} from "./format.js";
import type {HealthData} from "./healthData.js";
import {zoneLines, zoneValue} from "./healthZone.js";

const format = formatFor();

/** Who is in danger today, in one sentence. */
export function zoneTitle({zone, currency}: Pick<HealthData, "zone" | "currency">): string {
  if (zoneLines(zone).length === 0) return "No danger zone: nothing is known of use";
  const inside = zone.accounts.filter((d) => d.index_state === "in" || d.rate_state === "in");
  const arr = inside.reduce((sum, d) => sum + d.arr, 0);
  const money = inside.length === 0 ? "" : ` with ${formatFor({currency}).moneyShort(arr)} of ARR`;
  const approaching = zone.accounts.length - inside.length;
  return `${inside.length} of ${format.count(zone.paying)} accounts are in the danger zone${money}; ${approaching} approach it`;
}

/** What the lines are worth, in one sentence. */
export function linesTitle({zone}: Pick<HealthData, "zone">): string {
  const lines = zoneLines(zone);
  const [first] = lines;
  if (!first) return "No danger line: nothing is known of use";
  const {line, quality} = first;
  if (line.value === null) return `No danger line: ${line.reason ?? "none is better than another"}`;
  const name = `An engagement index of ${zoneValue("index", line.value)} or less`;
  const rate = first.measure === "index" ? name : `${zoneValue("rate", line.value)} active users or fewer`;
  if (line.basis === "quartile") return `${rate} is the bottom quartile: an assumption, not a finding`;
  if (!quality || quality.recall.value === null) return `${rate} is the line; no later month judges it`;
  const {recall, precision} = quality;
  return `${rate} sees ${recall.numerator} of ${recall.denominator} account-months before a loss; ${format.percent(precision.value, 0)} of its alarms come true`;
}
