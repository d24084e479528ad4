import {formatFor} from "../../lib/format.js";
import type {Advocate} from "../../lib/growthData.js";
import {advocatesTitle, referralsTitle} from "../../lib/growthText.js";
import type {GrowthView, Referrer} from "../../lib/growthView.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";

const format = formatFor();

/** Accounts to ask for a reference. */
export function AdvocatesCard(view: GrowthView, {document}: PageCardOptions): HTMLElement {
  const {advocates, data, accounts} = view;
  const title = advocatesTitle(view);
  return Card(
    {
      title,
      subtitle: `NPS answers of the last ${data.advocate_days} days, each user\u2019s last one; paying accounts`,
      body: DataTable(advocates, advocateColumns(view, document), {
        ...{caption: title, limit: 10, document},
        href: (d) => pageHref("account", {account: accounts.account_id[d.i]}),
        empty: data.given.surveys
          ? "No account of this choice has a promoter and no detractor in these days."
          : "No survey answers. The table `surveys` has no row of kind nps. Add it to quarterdeck.yaml."
      }),
      links: [{label: "Definition", href: definitionHref("nps")}]
    },
    {span: 6, document}
  );
}

/** An account as the first cell of a row. */
function account<T extends {i: number}>({accounts}: GrowthView, document?: Document): Column<T> {
  const name = (d: T) => accounts.name[d.i] ?? "";
  return {
    key: "account",
    label: "Account",
    cell: (d) => AccountName({name: name(d), segment: accounts.segment[d.i] ?? ""}, {document}),
    sort: name,
    csv: (d) => ({account_id: accounts.account_id[d.i], account: name(d)})
  };
}

function advocateColumns(view: GrowthView, document?: Document): Column<Advocate>[] {
  const {h} = dom(document);
  const csm = (d: Advocate) => view.accounts.csm[d.i] ?? "";
  return [
    account<Advocate>(view, document),
    {
      key: "promoters",
      label: "Promoters",
      title: "Promoters / users who answered",
      align: "end",
      cell: (d) => [
        h("span", {class: "qd-unit"}, "promoters "),
        `${format.count(d.promoters)}/${format.count(d.answers)}`
      ],
      sort: (d) => d.promoters,
      csv: ({promoters, answers}) => ({promoters, answers})
    },
    {
      key: "answered_on",
      label: "Last",
      align: "end",
      cell: (d) => [h("span", {class: "qd-unit"}, "last "), format.dayMonth(d.answered_on)],
      sort: (d) => d.answered_on
    },
    {key: "csm", label: "CSM", cell: csm, sort: csm}
  ];
}

/** Who referred whom. */
export function ReferralsCard(view: GrowthView, {document}: PageCardOptions): HTMLElement {
  const {referrers, data, accounts} = view;
  const title = referralsTitle(view);
  return Card(
    {
      title,
      subtitle: "accounts.referred_by; ARR of the referred accounts that pay today",
      body: DataTable(referrers, referrerColumns(view, document), {
        ...{caption: title, limit: 10, document},
        href: (d) => pageHref("account", {account: accounts.account_id[d.i]}),
        empty: data.given.referrals
          ? "No account of this choice has referred another."
          : "No referrals here. They come from the column `referred_by` of `accounts`, where an account of these data names another."
      })
    },
    {span: 6, document}
  );
}

function referrerColumns(view: GrowthView, document?: Document): Column<Referrer>[] {
  const {h} = dom(document);
  const short = ({referred: [first = -1, ...rest]}: Referrer) =>
    `${view.accounts.name[first] ?? ""}${rest.length > 0 ? ` and ${rest.length} more` : ""}`;
  const names = (d: Referrer) => d.referred.map((i) => view.accounts.name[i] ?? "").join(", ");
  return [
    account<Referrer>(view, document),
    {
      ...{key: "referred", label: "Referred", width: "38%", clip: true, narrow: "note"},
      cell: (d) => h("span", {title: names(d)}, short(d)),
      csv: names
    },
    {
      key: "paying",
      label: "Paying",
      align: "end",
      cell: (d) => [
        `${format.count(d.paying)}/${format.count(d.referred.length)}`,
        h("span", {class: "qd-unit"}, " paying")
      ],
      sort: (d) => d.paying
    },
    {
      key: "arr",
      label: "ARR",
      align: "end",
      narrow: "side",
      cell: (d) => format.money(d.arr),
      sort: (d) => d.arr
    }
  ];
}
