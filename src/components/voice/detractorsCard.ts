import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {missingTable} from "../../lib/voiceText.js";
import {waitingUnknown} from "../../lib/voiceWaiting.js";
import {plural} from "../../lib/words.js";
import type {VoiceView} from "../../lib/voiceView.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";

type Row = VoiceView["detractors"][number];

/** The detractors to whose account nobody has turned, who has waited longest first. */
export function DetractorsCard(view: VoiceView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const format = formatFor();
  const title = detractorsTitle(view);
  const columns: Column<Row>[] = [
    {
      key: "name",
      label: "Account",
      cell: (d) => AccountName(d, {document}),
      sort: (d) => d.name,
      csv: ({account_id, name, segment}) => ({account_id, name, segment})
    },
    {key: "score", label: "Score", align: "end", cell: (d) => format.count(d.score), sort: (d) => d.score},
    {
      key: "answered_on",
      label: "Answered",
      cell: (d) => format.day(d.answered_on),
      sort: (d) => d.answered_on
    },
    {
      key: "days",
      label: "Days since",
      align: "end",
      narrow: "side",
      cell: (d) => format.count(d.days),
      sort: (d) => d.days
    },
    {key: "csm", label: "CSM", cell: (d) => h("bdi", null, d.csm), sort: (d) => d.csm}
  ];
  if (view.comments !== null)
    columns.push({
      key: "comment",
      label: "Comment",
      narrow: "note",
      width: "36%",
      cell: (d) => h("bdi", {class: d.comment ? "qd-words" : "qd-tail"}, d.comment ?? "no comment"),
      csv: (d) => d.comment
    });
  return Card(
    {
      title,
      subtitle: `NPS answers 0 to 6 of the last 90 days, each user's last, of accounts that pay; on ${format.day(view.as_of)}`,
      body: DataTable(view.detractors, columns, {
        caption: title,
        sort: {key: "days", descending: true},
        href: (d) => pageHref("account", {account: d.account_id}),
        limit: 12,
        empty:
          missingTable(view, "surveys", "No survey answers.") ??
          missingTable(view, "touches", "Nobody can say who was answered.") ??
          "Every detractor of the last 90 days has had an answer. Nothing to do.",
        document
      }),
      method:
        "Answered = anything outbound to the account since; the play “a detractor has had no answer” counts the same"
    },
    {id: "detractors", document}
  );
}

/** The title of the detractors. */
function detractorsTitle(view: VoiceView): string {
  const {detractors} = view;
  const [first] = detractors;
  const unknown = waitingUnknown(view);
  if (unknown !== null) return unknown;
  if (!first) return "No detractor waits for an answer";
  const accounts = new Set(detractors.map((d) => d.i)).size;
  return `${plural(detractors.length, "detractor")} of ${plural(accounts, "account")} ${detractors.length === 1 ? "waits" : "wait"} for an answer, the first for ${plural(first.days, "day")}`;
}
