import {formatFor} from "../../lib/format.js";
import type {LikeRow} from "../../lib/healthLike.js";
import {likeRows, likeTitle} from "../../lib/healthLike.js";
import {ofHundred} from "../../lib/healthWords.js";
import type {HealthView} from "../../lib/healthView.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {IntervalStrip} from "../intervalStrip.js";
import type {PageCardOptions} from "../overview/options.js";

const format = formatFor();

/** Of a hundred accounts with such a score, how many left: what stands beside every score. */
export function LikeCard(view: HealthView, {document}: PageCardOptions): HTMLElement {
  const {like, horizon_days} = view;
  const rows = likeRows(view).toReversed();
  const title = likeTitle(view);
  return Card(
    {
      title,
      subtitle: `Of 100 accounts with such a health score, so many left within ${horizon_days} days; with 95% interval`,
      body: DataTable(rows, columns(rows, document), {
        caption: title,
        csv: ({fifth, scores, share, today}) => ({
          ...{fifth, score_from: scores?.[0], score_to: scores?.[1]},
          ...{left_share: share.value, low: share.low, high: share.high},
          ...{left: share.numerator, account_months: share.denominator, accounts: share.n, today}
        }),
        empty: `Nothing is said of accounts like one: ${like.reason ?? "no account has a score"}.`,
        document
      }),
      method:
        "Fifths of predicted probability in the months that judge; Wilson by accounts; hidden under 50 account-months or 10 accounts",
      links: [
        {label: "Definition", href: definitionHref("left_of_100")},
        {label: "Accounts", href: pageHref("accounts")}
      ]
    },
    {span: 7, document}
  );
}

function columns(rows: readonly LikeRow[], document?: Document): Column<LikeRow>[] {
  const {h} = dom(document);
  const unit = (words: string) => h("span", {class: "qd-unit"}, words);
  const most = Math.max(0.05, ...rows.map((d) => d.share.high ?? 0));
  return [
    {
      key: "scores",
      label: "Health score",
      cell: ({scores, fifth}) => h("span", {class: "qd-num"}, scoreText(scores, fifth))
    },
    {
      key: "share",
      label: "Of 100 left",
      align: "end",
      narrow: "side",
      cell: ({share}) =>
        share.value === null ? h("small", null, share.reason ?? "n/a") : h("b", null, ofHundred(share.value))
    },
    {
      key: "strip",
      label: `0\u2013${format.count(100 * most)} of 100`,
      width: "26%",
      narrow: "hide",
      cell: ({share}) =>
        share.value === null
          ? null
          : IntervalStrip(
              {low: share.low ?? null, high: share.high ?? null, now: share.value, domain: [0, most]},
              {
                label: `${ofHundred(share.value)} of 100, ${format.percentRange(share.low, share.high)}`,
                document
              }
            )
    },
    {
      key: "range",
      label: "95%",
      align: "end",
      cell: ({share}) => [unit("95% "), format.percentRange(share.low, share.high)]
    },
    {
      key: "n",
      label: "Left / months, accounts",
      align: "end",
      cell: ({share}) => [
        unit("left "),
        `${format.count(share.numerator)} / ${format.count(share.denominator)}`,
        unit(" account-months"),
        `, ${format.count(share.n)}`,
        unit(" accounts")
      ]
    },
    {
      key: "today",
      label: "Today",
      title: "Accounts that have such a score today",
      align: "end",
      cell: (d) => [unit("today "), format.count(d.today)]
    }
  ];
}

function scoreText(scores: LikeRow["scores"], fifth: number): string {
  if (scores === null) return `Fifth ${fifth}`;
  return `${format.decimal(scores[0], 0)} to ${format.decimal(scores[1], 0)}`;
}
