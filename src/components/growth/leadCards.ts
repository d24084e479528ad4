import {formatFor} from "../../lib/format.js";
import type {ExpansionLead} from "../../lib/growthData.js";
import {leadsTitle, outcomeTitle} from "../../lib/growthText.js";
import type {GrowthView} from "../../lib/growthView.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {scoreText} from "../../lib/scoreText.js";
import type {Metric} from "../../metrics/metric.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";

const format = formatFor();
const RULE = "seats used above 90%, healthy, and use rising against the 28 days before";
const NO_USE =
  "Seats in use are not known. They need `usage` with user_id, and seats in `subscriptions`. Map them in quarterdeck.yaml.";

/** Accounts that are ready for more seats. */
export function LeadsCard(view: GrowthView, {document}: PageCardOptions): HTMLElement {
  const {leads, data, accounts} = view;
  const title = leadsTitle(view);
  return Card(
    {
      title,
      subtitle: `On ${format.day(data.as_of)}: ${RULE}`,
      body: DataTable(leads, columns(view, document), {
        ...{caption: title, limit: 15, document},
        href: (d) => pageHref("account", {account: accounts.account_id[d.i]}),
        empty: data.given.usage ? "No account of this choice meets all three today." : NO_USE
      }),
      method: "Accounts of which one of the three is not known are not judged",
      links: [{label: "Definition", href: definitionHref("expansion_leads")}]
    },
    {span: 7, document}
  );
}

function columns({accounts}: GrowthView, document?: Document): Column<ExpansionLead>[] {
  const {h} = dom(document);
  const unit = (text: string) => h("span", {class: "qd-unit"}, text);
  const name = (d: ExpansionLead) => accounts.name[d.i] ?? "";
  const rise = (d: ExpansionLead) => Math.exp(d.trend) - 1;
  return [
    {
      key: "account",
      label: "Account",
      cell: (d) => AccountName({name: name(d), segment: accounts.segment[d.i] ?? ""}, {document}),
      sort: name,
      csv: (d) => ({account_id: accounts.account_id[d.i], account: name(d)})
    },
    {
      key: "seats",
      label: "Seats used",
      align: "end",
      cell: (d) => [unit("seats "), `${format.count(d.mau)}/${format.count(d.seats)}`],
      sort: (d) => d.seat_utilisation,
      csv: ({mau, seats, seat_utilisation}) => ({mau, seats, seat_utilisation})
    },
    {
      key: "trend",
      label: "Use",
      title: "User-days of the last 28 days against the 28 before, one added to each",
      align: "end",
      cell: (d) => [unit("use "), format.signedPercent(rise(d))],
      sort: rise
    },
    {
      key: "health_score",
      label: "Health",
      align: "end",
      cell: (d) => [unit("health "), scoreText(d.health_score, format)],
      sort: (d) => d.health_score
    },
    {
      key: "arr",
      label: "ARR",
      align: "end",
      narrow: "side",
      cell: (d) => format.money(d.arr),
      sort: (d) => d.arr
    },
    {key: "csm", label: "CSM", cell: (d) => accounts.csm[d.i] ?? "", sort: (d) => accounts.csm[d.i] ?? ""}
  ];
}

/** What became of the leads of a year ago, against the other accounts of that time. */
export function OutcomeCard(view: GrowthView, {document}: PageCardOptions): HTMLElement {
  const {outcome, data} = view;
  const title = outcomeTitle(view);
  const rows: {name: string; share: Metric}[] = [
    {name: "Leads", share: outcome.leads},
    {name: "Others", share: outcome.others}
  ];
  const {value, low, high} = outcome.difference;
  const difference =
    value === null || low === null || high === null
      ? "No difference can be given"
      : `Difference ${signedPoints(value)} pt (95% ${signedPoints(low)} to ${signedPoints(high)}, Newcombe)`;
  return Card(
    {
      title,
      subtitle: data.past
        ? `Month ends ${format.month(data.past.from)} to ${format.month(data.past.to)}, each account once: the first as a lead, else the first judged`
        : "Needs a year of history, and two quarters after it",
      body: DataTable(data.past ? rows : [], OUTCOMES, {
        ...{caption: title, document},
        empty: data.given.usage
          ? "Nobody could be judged a year ago: the data begin later. Come back when two years are there."
          : NO_USE
      }),
      method: data.past ? `${difference}. Leads were not picked by lot: associated with, not caused by` : null
    },
    {span: 5, document}
  );
}

function signedPoints(value: number): string {
  return format.signed(100 * value, 0);
}

const OUTCOMES: readonly Column<{name: string; share: Metric}>[] = [
  {key: "name", label: "A year ago", cell: (d) => d.name},
  {
    key: "parts",
    label: "Paid more / accounts",
    align: "end",
    cell: ({share}) => `${format.count(share.numerator)}/${format.count(share.denominator)}`,
    csv: ({share: {numerator, denominator}}) => ({expanded: numerator, accounts: denominator})
  },
  {
    key: "share",
    label: "Share",
    align: "end",
    narrow: "side",
    cell: ({share}) => format.percent(share.value, 0),
    csv: ({share}) => share.value
  },
  {
    key: "range",
    label: "95% Wilson",
    align: "end",
    cell: ({share: {low, high}}) => format.percentRange(low, high, 0),
    csv: ({share: {low, high}}) => ({low, high})
  }
];
