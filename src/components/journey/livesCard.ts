import {min} from "d3";
import {formatFor} from "../../lib/format.js";
import {livesTitle} from "../../lib/journeyTitles.js";
import type {AccountLife} from "../../lib/journeyLives.js";
import type {JourneyView} from "../../lib/journeyView.js";
import {lifeState, lifeWords, paidMonths} from "../../lib/lifeText.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {AccountName} from "../accountName.js";
import {withAxis} from "../axisStrip.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import type {LifeScale} from "./lifeStrip.js";
import {LifeAxis, LifeStrip} from "./lifeStrip.js";

const format = formatFor();

/** So many lines are drawn at first: they fill a screen. */
const FIRST = 25;

/** Won, lost, returned: a line an account. */
export function LivesCard(view: JourneyView, {document}: PageCardOptions): HTMLElement {
  const {lives, other_lives, data, accounts} = view;
  const title = livesTitle(view);
  const starts = lives.map((d) => d.stretches[0]!.from);
  const scale = {from: min(starts) ?? data.first_day, to: data.as_of};
  const others = other_lives === 0 ? "" : `; ${format.count(other_lives)} more are not listed (Lines, above)`;
  const all = withAxis(columns(view, scale, document), LifeAxis(scale, {document}));
  return Card(
    {
      title,
      subtitle: Key(document),
      body: DataTable<AccountLife | null>(lives, all, {
        caption: title,
        limit: FIRST,
        total: lives.length > 0 ? null : undefined,
        href: (d) => pageHref("account", {account: d ? accounts.account_id[d.i] : undefined}),
        empty: "No account of this choice has left or returned. Choose other lines above.",
        csv: (d) => (d ? csvOf(d, view) : {}),
        document
      }),
      method: `First payment, churn and return; newest change first${others}`,
      links: [{label: "Definition", href: definitionHref("churned_accounts")}]
    },
    {document}
  );
}

/** The key to the marks, as the subtitle. */
function Key(document?: Document): HTMLElement {
  const {h, s} = dom(document);
  const mark = (shape: SVGElement) =>
    s(
      "svg",
      {class: "qd-life-key", width: 12, height: 12, viewBox: "-6 -6 12 12", "aria-hidden": "true"},
      shape
    );
  return h(
    "span",
    null,
    "One line an account: ",
    mark(s("rect", {x: -6, y: -3, width: 12, height: 6, fill: "var(--qd-accent-mid)"})),
    " pays, ",
    mark(s("path", {d: "M-4.6-4H4.6L0 4.4Z", fill: "var(--qd-risk)"})),
    " left, ",
    mark(s("circle", {class: "qd-life-back", r: 4})),
    " came back"
  );
}

function columns(view: JourneyView, scale: LifeScale, document?: Document): Column<AccountLife>[] {
  const {accounts, data} = view;
  const {h} = dom(document);
  const name = (d: AccountLife) => accounts.name[d.i] ?? "";
  return [
    {
      key: "account",
      label: "Account",
      cell: (d) => AccountName({name: name(d), segment: accounts.segment[d.i] ?? ""}, {document}),
      sort: name,
      width: "26%"
    },
    {
      key: "strip",
      label: `${format.month(scale.from)} to ${format.month(scale.to)}`,
      narrow: "note",
      width: "40%",
      cell: (d) => LifeStrip(d, {scale, label: `${name(d)}: ${lifeWords(d)}`, document})
    },
    {
      key: "changed_on",
      label: "Now",
      cell: (d) => h("span", {class: "qd-tail"}, lifeState(d, data.as_of)),
      sort: (d) => d.changed_on
    },
    {
      key: "csm",
      label: "CSM",
      cell: (d) => accounts.csm[d.i] ?? "",
      sort: (d) => accounts.csm[d.i] ?? ""
    }
  ];
}

function csvOf(life: AccountLife, {accounts, data}: JourneyView) {
  return {
    account_id: accounts.account_id[life.i],
    account: accounts.name[life.i],
    segment: accounts.segment[life.i],
    csm: accounts.csm[life.i],
    first_paid_on: life.stretches[0]!.from,
    losses: life.stretches.filter((d) => d.to !== null).length,
    returns: life.stretches.length - 1,
    last_left_on: life.stretches.findLast((d) => d.to !== null)?.to ?? null,
    paid_months: paidMonths(life, data.as_of)
  };
}
