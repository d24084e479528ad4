import {formatFor} from "../../lib/format.js";
import {daysText, stageName} from "../../lib/journeyText.js";
import {stuckTitle, unjudgedText} from "../../lib/journeyTitles.js";
import type {JourneyView} from "../../lib/journeyView.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import type {StuckAccount} from "../../metrics/journey/stageTimes.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {missingStages} from "./flowCard.js";

const format = formatFor();

/** Who is stuck in a stage, the worst first. */
export function StuckCard(view: JourneyView, {document}: PageCardOptions): HTMLElement {
  const title = stuckTitle(view);
  const {stuck, data, accounts} = view;
  return Card(
    {
      title,
      subtitle: "Still in a stage on the way to value, for longer than the 90th percentile of the segment",
      body: DataTable(stuck.accounts, columns(view, document), {
        caption: title,
        limit: 10,
        href: (d) => pageHref("account", {account: accounts.account_id[d.i]}),
        empty: data.given.stages
          ? "Nobody of this choice is in a stage on the way to value for longer than nine in ten of the segment."
          : missingStages(view),
        document
      }),
      method: unjudgedText(view),
      links: [{label: "Definition", href: definitionHref("stuck_accounts")}]
    },
    {span: 7, document}
  );
}

function columns({accounts}: JourneyView, document?: Document): Column<StuckAccount>[] {
  const {h} = dom(document);
  const name = (d: StuckAccount) => accounts.name[d.i] ?? "";
  return [
    {
      key: "account",
      label: "Account",
      cell: (d) => AccountName({name: name(d), segment: d.segment}, {document}),
      sort: name,
      csv: (d) => ({account_id: accounts.account_id[d.i], account: name(d), segment: d.segment})
    },
    {key: "stage", label: "Stage", cell: (d) => stageName(d.stage), sort: (d) => d.stage},
    {
      key: "days",
      label: "Days",
      align: "end",
      narrow: "side",
      cell: (d) => [format.count(d.days), h("span", {class: "qd-unit"}, " days")],
      sort: (d) => d.days,
      csv: (d) => ({entered_on: d.entered_on, days: d.days})
    },
    {
      key: "limit",
      label: "90th pct.",
      title: "90th percentile of the segment in the stage, and how many entries it rests on",
      align: "end",
      cell: (d) => [
        h("span", {class: "qd-unit"}, "90th pct. "),
        `${daysText(d.limit.value)} (n ${format.count(d.limit.n)})`
      ],
      sort: (d) => d.limit.value,
      csv: (d) => ({p90_days: d.limit.value, p90_n: d.limit.n})
    },
    {
      key: "csm",
      label: "CSM",
      cell: (d) => accounts.csm[d.i] ?? "",
      sort: (d) => accounts.csm[d.i] ?? ""
    }
  ];
}
