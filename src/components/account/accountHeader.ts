import {formatFor} from "../../lib/format.js";
import {accountOverride} from "../../lib/journalEntries.js";
import {pageHref} from "../../lib/links.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {HealthPill} from "../healthPill.js";
import {Icon} from "../icon.js";
import {metricAttributes} from "../kpiStrip.js";
import {PageHeader} from "../pageHeader.js";
import type {AccountView} from "./accountView.js";
import {markOf} from "./accountView.js";
import {accountTitle} from "./sentences.js";

/** The head of the page: where it is, the state of the account in a sentence, its band, and what can be done. */
export function AccountHeader(view: AccountView): HTMLElement {
  const {data, document} = view;
  const {h} = dom(document);
  const {account} = data;
  const qbr = h(
    "a",
    {class: "qd-button qd-button--primary", href: pageHref("deck", {account: account.account_id})},
    Icon("qbr", {size: 14, document}),
    "Prepare QBR"
  );
  return PageHeader(
    {
      path: [{label: "Accounts", href: pageHref("accounts")}, account.name],
      title: Title(view),
      aside: Pill(view),
      actions: account.paying ? [OverrideButton(view), qbr] : []
    },
    {document}
  );
}

/** Opens the form of an override, where the page can write one. */
function OverrideButton({data, journal: {ask}, document}: AccountView): Child {
  if (!ask || !data.now) return null;
  const button = dom(document).h("button", {type: "button", class: "qd-button"}, "Override the score");
  button.addEventListener("click", ask.override);
  return button;
}

/** The sentence from left to right, whichever way the name in it runs. */
function Title(view: AccountView): Child {
  const {h} = dom(view.document);
  const {name} = view.data.account;
  return [h("bdi", null, name), accountTitle(view).slice(name.length)];
}

/** The computed band of today, and beside it an override that still holds. */
function Pill(view: AccountView): Child {
  const {data, document, window} = view;
  const {now, account} = data;
  if (!now || !account.paying) return null;
  const {health_band: band, health_score: score, health_change: change} = now;
  const pill = HealthPill({band, score, change, override: accountOverride(data, view.journal)}, {document});
  // Traceable where the period ends today; the score of an earlier day is another number.
  const marks = window.t1 === data.as_of ? metricAttributes(markOf(view, "health_score")) : {};
  for (const [name, value] of Object.entries(marks)) pill.setAttribute(name, value);
  return pill;
}

/** Plan, place, how long a customer, who looks after them; and coverage and renewal at the end. */
export function AccountFactsLine(
  {account, now}: AccountView["data"],
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  const format = formatFor();
  const known = (text: string | null) => text !== null && text !== "" && text !== "(none)";
  const facts = [
    known(account.segment) && account.segment,
    known(account.plan) && `${account.plan} plan`,
    known(account.region) && account.region,
    known(account.country) && account.country,
    account.first_paid_date !== null && `since ${format.month(account.first_paid_date)}`,
    known(account.csm) && `CSM ${account.csm}`
  ].filter((d) => d !== false);
  const marks: [string, string][] = [];
  if (now?.health_coverage != null) marks.push(["Coverage", format.percent(now.health_coverage, 0)]);
  if (account.renewal_date !== null) marks.push(["Renewal", format.dayMonth(account.renewal_date)]);
  return h(
    "div",
    {class: "qd-facts"},
    h("span", null, h("bdi", null, facts.join(" \u00b7 "))),
    h(
      "span",
      {class: "qd-facts-end"},
      marks.map(([label, value]) => h("span", null, `${label} `, h("b", {class: "qd-num"}, value)))
    )
  );
}
