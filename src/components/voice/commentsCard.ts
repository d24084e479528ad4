import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {missingTable} from "../../lib/voiceText.js";
import type {VoiceView} from "../../lib/voiceView.js";
import {capital, plural} from "../../lib/words.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";

type Row = NonNullable<VoiceView["comments"]>[number];

/** How a kind of survey is written. */
export function kindWords(kind: string): string {
  return kind === "checkin" ? "Check-in" : /^(nps|csat|ces)$/.test(kind) ? kind.toUpperCase() : capital(kind);
}

/** What users wrote; where their words are not published, how much there is and why it is not shown. */
export function CommentsCard(
  view: VoiceView,
  found: readonly Row[],
  {search, document}: {search?: Element; document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  const format = formatFor();
  const title = commentsTitle(view, found.length);
  if (view.comments === null) return Kept(view, title, document);
  const columns: Column<Row>[] = [
    {
      key: "name",
      label: "Account",
      cell: (d) => AccountName(d, {document}),
      sort: (d) => d.name,
      csv: ({account_id, name, segment, csm}) => ({account_id, name, segment, csm})
    },
    {key: "day", label: "Day", cell: (d) => format.day(d.day), sort: (d) => d.day},
    {key: "kind", label: "Survey", cell: (d) => kindWords(d.kind), sort: (d) => d.kind},
    {
      key: "score",
      label: "Score",
      align: "end",
      narrow: "side",
      cell: (d) => (d.score === null ? "none" : format.decimal(d.score, 0)),
      sort: (d) => d.score
    },
    {
      key: "comment",
      label: "Comment",
      narrow: "note",
      width: "52%",
      cell: (d) => h("bdi", {class: "qd-words"}, d.comment),
      csv: (d) => d.comment
    }
  ];
  const total = view.written.reduce((sum, d) => sum + d.comments, 0);
  return Card(
    {
      title,
      subtitle:
        "What users wrote beside an answer, in their words; scores as answered (NPS 0 to 10, CSAT 1 to 5, CES 1 to 7)",
      body: [
        search,
        DataTable(found, columns, {
          caption: title,
          href: (d) => pageHref("account", {account: d.account_id}),
          limit: 20,
          empty:
            missingTable(view, "surveys", "No survey answers.") ??
            (view.written.length === 0
              ? "Nobody has written a comment. The column comment of `surveys` brings them."
              : "No comment fits. Take words out of the search, or choose more accounts."),
          document
        })
      ],
      method:
        total > 2000
          ? `The newest 2,000 of all accounts' ${format.count(total)}; quarterdeck sql has the rest`
          : null
    },
    {id: "comments", document}
  );
}

/** Counts stand in for words that are kept back. */
function Kept(view: VoiceView, title: string, document?: Document): HTMLElement {
  const {written} = view;
  const format = formatFor();
  return Card(
    {
      title,
      subtitle:
        "The words stay in the warehouse: publish.comments is false in quarterdeck.yaml. Set it to true where readers of this site may see them",
      body: DataTable(
        written,
        [
          {key: "kind", label: "Survey", cell: (d) => kindWords(d.kind)},
          {
            key: "comments",
            label: "Comments of all accounts",
            align: "end",
            narrow: "side",
            cell: (d) => format.count(d.comments)
          }
        ],
        {
          caption: title,
          empty: missingTable(view, "surveys", "No survey answers.") ?? "Nobody has written a comment.",
          document
        }
      )
    },
    {id: "comments", document}
  );
}

/** The title of the comments. */
function commentsTitle({comments, written, given}: VoiceView, found: number): string {
  const format = formatFor();
  if (!given("surveys")) return "Comments are not known: the table surveys is not given";
  if (comments === null) return "Comments are not published";
  if (written.length === 0) return "Nobody has written a comment";
  if (comments.length === 0) return "Nobody of this choice has written a comment";
  return found === comments.length
    ? `${plural(comments.length, "comment")}, the newest first`
    : `${format.count(found)} of ${plural(comments.length, "comment")} fit`;
}
