import {plural} from "../../lib/words.js";
import {addDays, daysBetween} from "../../metrics/days.js";
import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import type {RenewalRow} from "../../lib/overviewData.js";
import type {ForecastCoverage} from "../../metrics/renewal/renewalOutlook.js";
import type {OverviewView} from "../../lib/overviewView.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import {HealthPill} from "../healthPill.js";
import {Sparkline} from "../sparkline.js";
import type {PageCardOptions} from "./options.js";

const LIMIT = 6;

/** The accounts at risk that renew soon, lowest health first; those in no danger stand in the text only. */
export function RenewalsCard(view: OverviewView, {document}: PageCardOptions): HTMLElement {
  const {data, renewals} = view;
  const format = formatFor({currency: data.currency});
  const risky = renewals
    .filter((d) => d.health_band === "at risk")
    .sort(
      (a, b) => (a.health_score ?? 0) - (b.health_score ?? 0) || (a.renewal_date < b.renewal_date ? -1 : 1)
    );
  const arr = risky.reduce((sum, d) => sum + d.arr, 0);
  const title =
    risky.length === 0
      ? "No account at risk renews within 90 days"
      : `${plural(risky.length, "account")} at risk ${risky.length === 1 ? "renews" : "renew"} within 90 days: ${format.money(arr)} of ARR`;
  return Card(
    {
      title,
      subtitle: `Lowest health first, on ${format.dayMonth(data.as_of)}; changes over 13 weeks; a gap in a line is missing data`,
      body: [
        DataTable(risky, columns(view, dom(document)), {
          caption: title,
          href: (d) => pageHref("account", {account: data.accounts.account_id[d.i]}),
          limit: LIMIT,
          csv: ({i, weeks, ...d}) => ({
            account_id: data.accounts.account_id[i],
            name: data.accounts.name[i],
            ...d,
            active_users_change: weeksChange(weeks)
          }),
          empty: emptyWords(renewals),
          document
        }),
        OutlookText(view, dom(document))
      ],
      method: renewals.length === 0 ? undefined : restWords(renewals),
      links: [{label: "All renewals", href: pageHref("accounts", {sort: "renewal_date"})}]
    },
    {span: risky.length === 0 ? 6 : 9, id: "renewals", document}
  );
}

/** What is forecast of the coming three months, and how well such forecasts did. */
function OutlookText({data, segment}: OverviewView, {h}: Dom): HTMLElement {
  const {as_of, currency, outlook} = data;
  const {forecast, due, due_arr, coverage, model, reason} = outlook;
  const format = formatFor({currency});
  const period = `${format.dayMonth(addDays(as_of, 1))} to ${format.dayMonth(outlook.until)}`;
  const scope = segment === "all" ? "" : ", all accounts";
  if (forecast === null)
    return h(
      "p",
      {class: "qd-outlook"},
      `No forecast for ${period}${scope}: ${reason}. ${coverageWords(coverage)}`
    );
  const {count, arr} = forecast;
  return h(
    "p",
    {class: "qd-outlook"},
    `${period}${scope}: `,
    h("b", null, `${format.decimal(count.mean)} of ${plural(due, "renewal")} expected`),
    ` (95% ${format.count(count.low)}\u2013${format.count(count.high)}) and `,
    h("b", null, `${format.moneyShort(arr.mean)} of ${format.moneyShort(due_arr)} ARR`),
    ` (95% ${format.moneyShort(arr.low)}\u2013${format.moneyShort(arr.high)}), if accounts decide independently; `,
    model ? "chances by the renewal model. " : "chances are past rates of the segments. ",
    coverageWords(coverage)
  );
}

function coverageWords({quarters, count, arr}: ForecastCoverage): string {
  return quarters === 0
    ? "No past quarter could have been forecast."
    : `Past quarters: the interval held what happened in ${count} of ${quarters} (renewals) and ${arr} of ${quarters} (ARR).`;
}

function emptyWords(renewals: readonly RenewalRow[]): string {
  if (renewals.length === 0) return "No subscription of these accounts has a renewal date within 90 days.";
  return `${plural(renewals.length, "account")} ${renewals.length === 1 ? "renews" : "renew"} within 90 days; none of them is at risk.`;
}

function restWords(renewals: readonly RenewalRow[]): string {
  const count = (band: string) =>
    renewals.filter((d) => (d.health_band ?? "not enough data") === band).length;
  return `Also due: ${count("watch")} on watch, ${count("healthy")} healthy, ${count("not enough data")} without enough data`;
}

/** How weekly use moved from the first weeks with data to the last ones; null where it cannot be said. */
export function weeksChange(weeks: readonly (number | null)[]): number | null {
  const known = weeks.filter((d) => d !== null);
  const [first, last] = [known[0], known.at(-1)];
  return known.length < 2 || !first || last === undefined ? null : last / first - 1;
}

function columns(view: OverviewView, {h, document}: Dom): Column<RenewalRow>[] {
  const {accounts, as_of, currency} = view.data;
  const format = formatFor({currency});
  return [
    {
      key: "name",
      label: "Account",
      narrow: "title",
      cell: (d) =>
        AccountName({name: accounts.name[d.i] ?? "", segment: accounts.segment[d.i] ?? ""}, {document}),
      sort: (d) => accounts.name[d.i] ?? null
    },
    {
      key: "health",
      label: "Health, change",
      narrow: "side",
      cell: (d) =>
        HealthPill({band: d.health_band, score: d.health_score, change: d.health_change}, {document}),
      sort: (d) => d.health_score
    },
    {
      key: "weeks",
      label: "Active users, 13 weeks",
      narrow: "side",
      cell: (d) => {
        const change = weeksChange(d.weeks);
        return h(
          "span",
          {class: "qd-spark"},
          Sparkline(d.weeks, {label: `Active users, 13 weeks, ${accounts.name[d.i]}`, document}),
          h("span", {class: "qd-num"}, change === null ? "\u2013" : format.signedPercent(change))
        );
      },
      sort: (d) => weeksChange(d.weeks)
    },
    {
      key: "arr",
      label: "ARR, k",
      align: "end",
      cell: (d) => [format.money(d.arr / 1000, 1), h("span", {class: "qd-unit"}, " k")],
      sort: (d) => d.arr
    },
    {
      key: "renewal",
      label: "Renewal",
      align: "end",
      cell: (d) => [
        format.dayMonth(d.renewal_date),
        h("small", {class: "qd-days qd-end"}, ` ${daysBetween(as_of, d.renewal_date)} d`)
      ],
      sort: (d) => d.renewal_date
    },
    {
      key: "moved",
      label: "Moved most by",
      narrow: "note",
      width: "36%",
      clip: true,
      cell: (d) => h("span", {class: "qd-tail", title: d.moved}, d.moved ?? "\u2013")
    }
  ];
}
