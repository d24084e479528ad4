import {formatFor} from "../../lib/format.js";
import type {HealthyLeaver} from "../../lib/healthData.js";
import {healthyTitle} from "../../lib/healthText.js";
import type {HealthView} from "../../lib/healthView.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {HealthPill} from "../healthPill.js";
import type {PageCardOptions} from "../overview/options.js";

/** Accounts that left although their last score was healthy: what the scorecard did not see. */
export function HealthyCard(view: HealthView, {document}: PageCardOptions): HTMLElement {
  const {healthy} = view;
  const title = healthyTitle(view);
  return Card(
    {
      title,
      subtitle:
        "Score at the last month end before each left, with the scorecard of that day; the latest first",
      body: DataTable(healthy.accounts, columns(view, document), {
        caption: title,
        href: (d) => pageHref("account", {account: d.account_id}),
        limit: 8,
        csv: (d) => ({...d}),
        empty:
          healthy.left === 0
            ? "Nobody left after a month end."
            : "No account that left was healthy when last seen.",
        document
      }),
      method: `${healthy.scored} of ${healthy.left} losses had a score when last seen`,
      links: [
        {label: "Definition", href: definitionHref("health_score")},
        {label: "Causes", href: pageHref("causes")}
      ]
    },
    {document}
  );
}

function columns({currency}: HealthView, document?: Document): Column<HealthyLeaver>[] {
  const {h} = dom(document);
  const format = formatFor({currency});
  const unit = (words: string) => h("span", {class: "qd-unit"}, words);
  return [
    {
      key: "account",
      label: "Account",
      cell: (d) => AccountName(d, {document}),
      sort: (d) => d.name
    },
    {
      key: "score",
      label: "When last seen",
      narrow: "side",
      cell: (d) => HealthPill({band: "healthy", score: d.health_score}, {document}),
      sort: (d) => d.health_score
    },
    {
      key: "days",
      label: "Days before",
      align: "end",
      cell: (d) => [unit("days before "), format.count(d.days_before)],
      sort: (d) => d.days_before
    },
    {
      key: "left",
      label: "Left on",
      cell: (d) => [unit("left "), format.day(d.churned_on)],
      sort: (d) => d.churned_on
    },
    {
      key: "mrr",
      label: "MRR lost",
      align: "end",
      cell: (d) => format.money(d.mrr_lost),
      sort: (d) => d.mrr_lost
    },
    {
      key: "reason",
      label: "Stated reason",
      narrow: "note",
      cell: (d) => (d.reason === null ? "none on record" : CAUSES[d.cause]),
      sort: (d) => CAUSES[d.cause]
    }
  ];
}
