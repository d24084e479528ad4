import type {RequestGroup} from "../metrics/product/requestGroups.js";
import type {TicketGroup} from "../metrics/product/ticketGroups.js";
import {formatFor} from "./format.js";
import type {ProductData} from "./productData.js";
import {daysText} from "./productText.js";
import {accountsText, ticketsUnknown} from "./productWords.js";
import {plural} from "./words.js";

/** The titles of the sections, each a finding, or why there is none. */
export function sectionTitles(
  data: ProductData
): Record<"severity" | "bugs" | "usability" | "requests" | "fit", string> {
  const unknown = ticketsUnknown(data);
  const tickets = (what: string, title: () => string) =>
    unknown === null ? title() : `${what} not known: ${unknown}`;
  return {
    severity: tickets("Time to resolve is", () => severityTitle(data)),
    bugs: tickets("Bugs are", () => bugsTitle(data)),
    usability: tickets("Usability complaints are", () => usabilityTitle(data)),
    requests: data.given.includes("requests")
      ? requestsTitle(data)
      : "Requests are not known: the table requests is not given",
    fit: fitTitle(data)
  };
}

function severityTitle({severities}: ProductData): string {
  const worst = severities.find((d) => d.name === "1");
  if (!worst)
    return severities.length > 0 && severities.every((d) => d.severities[4] === d.tickets)
      ? "No defect\u2019s severity is known"
      : "No severity 1 defect was reported";
  const format = formatFor();
  const half =
    worst.median.value === null
      ? "Fewer than half of severity 1 defects are resolved"
      : `Half of severity 1 defects are resolved within ${daysText(worst.median.value, "days")}`;
  return `${half}; ${format.count(worst.open)} of ${format.count(worst.tickets)} ${worst.open === 1 ? "is" : "are"} open`;
}

function bugsTitle({bugs: [bug], currency}: ProductData): string {
  if (!bug) return "No bug was reported";
  return bug.paying === 0
    ? `${bug.name} was reported by ${nonePaying(bug)}`
    : `${bug.name} touches ${formatFor({currency}).moneyShort(bug.arr)} of ARR, more than any other bug`;
}

function usabilityTitle({usability: [topic], currency}: ProductData): string {
  if (!topic) return "Nobody complained of usability";
  const whom =
    topic.paying === 0
      ? nonePaying(topic)
      : `${accountsText(topic.paying, topic.accounts)} with ${formatFor({currency}).moneyShort(topic.arr)} of ARR`;
  return `\u201c${topic.name}\u201d is hard to use for ${whom}`;
}

function nonePaying({accounts}: TicketGroup): string {
  return accounts === 1
    ? "1 account that does not pay"
    : `${plural(accounts, "account")}, none of which pays`;
}

function requestsTitle({requests, currency}: ProductData): string {
  const [request] = requests;
  if (request && request.paying_waiting > 0)
    return `${formatFor({currency}).moneyShort(request.arr_waiting)} of ARR in ${accountsText(request.paying_waiting, request.accounts_waiting)} waits for \u201c${request.title}\u201d`;
  const waits = (d: RequestGroup) => d.accounts_waiting > 0;
  return requests.some(waits) ? "No account that pays waits for a request" : "Nobody waits for a request";
}

function fitTitle({fit}: ProductData): string {
  const format = formatFor();
  if (fit.all.value === null) return "No account's fit is known";
  const marked = fit.groups.filter((d) => d.marked && (d.poor.value ?? 0) > (d.others.value ?? 0));
  return marked.length === 0
    ? `No channel, promise or seller stands out among the ${format.percent(fit.all.value, 0)} of accounts that fit badly`
    : `Poor fit is associated with ${marked.map((d) => `${d.kind} ${d.name} (${format.percent(d.poor.value, 0)}, others ${format.percent(d.others.value, 0)})`).join(" and ")}`;
}
