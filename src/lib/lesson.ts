import {type LossesData, type LossRow, warnedOn} from "./lossesData.js";
import {daysText} from "./lossesText.js";

/** The file in which a lesson of a loss would be written. */
export function lessonName({account_id, lost_on}: Pick<LossRow, "account_id" | "lost_on">): string {
  return `${account_id.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}-${lost_on}.md`;
}

/** What such a file holds before anybody has thought: the facts, and the questions. */
export function lessonTemplate(loss: LossRow, data: Pick<LossesData, "as_of" | "plays">): string {
  const warned = loss.plays.map(
    (d) => `- ${warnedOn(loss, d)}: ${data.plays[d[0]]?.title ?? ""} (${daysText(d[1])} before)`
  );
  return [
    "---",
    `account: ${JSON.stringify(loss.account_id)}`,
    "owner: Your name",
    `date: ${data.as_of}`,
    "status: draft",
    "---",
    "",
    `**What happened.** Lost on ${loss.lost_on}; stated cause: ${loss.reason ?? "none"}.`,
    "",
    "**What the playbook had said, and what was done about it.**",
    "",
    ...(warned.length > 0 ? warned : ["- Nothing."]),
    "",
    "**Why we did not keep them.**",
    "",
    "**What we do differently from now on, who, and by when.**",
    ""
  ].join("\n");
}
