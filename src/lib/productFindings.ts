import {formatFor} from "./format.js";
import type {ProductData} from "./productData.js";
import {daysText} from "./productText.js";
import {plural} from "./words.js";

/** The titles of the sections, each a finding. */
export function sectionTitles(
  data: ProductData
): Record<"severity" | "bugs" | "usability" | "requests" | "fit", string> {
  const format = formatFor({currency: data.currency});
  const {severities, bugs, usability, requests, fit} = data;
  const worst = severities.find((d) => d.name === "1");
  const [bug, topic, request] = [bugs[0], usability[0], requests[0]];
  const marked = fit.groups.filter((d) => d.marked && (d.poor.value ?? 0) > (d.others.value ?? 0));
  return {
    severity: !worst
      ? "No severity 1 defect was reported"
      : `Half of severity 1 defects are resolved within ${daysText(worst.median.value, "days")}; ${format.count(worst.open)} of ${format.count(worst.tickets)} ${worst.open === 1 ? "is" : "are"} open`,
    bugs: bug
      ? `${bug.name} touches ${format.moneyShort(bug.arr)} of ARR, more than any other bug`
      : "No bug was reported",
    usability: topic
      ? `\u201c${topic.name}\u201d is hard to use for ${plural(topic.accounts, "account")} with ${format.moneyShort(topic.arr)} of ARR`
      : "Nobody complained of usability",
    requests:
      request && request.arr_waiting > 0
        ? `${format.moneyShort(request.arr_waiting)} of ARR in ${plural(request.accounts_waiting, "account")} waits for \u201c${request.title}\u201d`
        : "Nobody waits for a request",
    fit:
      fit.all.value === null
        ? "No account's fit is known"
        : marked.length === 0
          ? `No channel, promise or seller stands out among the ${format.percent(fit.all.value, 0)} of accounts that fit badly`
          : `Poor fit is associated with ${marked.map((d) => `${d.kind} ${d.name} (${format.percent(d.poor.value, 0)}, others ${format.percent(d.others.value, 0)})`).join(" and ")}`
  };
}
