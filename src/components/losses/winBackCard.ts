import {formatFor} from "../../lib/format.js";
import {winBackText} from "../../lib/lossesText.js";
import {plural} from "../../lib/words.js";
import type {LossRow} from "../../lib/lossesData.js";
import type {LossesView} from "../../lib/lossesView.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {LEAST_OTHER_TICKETS, QUIET_TOPIC_DAYS} from "../../metrics/losses/winBack.js";
import {AccountName} from "../accountName.js";
import {columnsFor} from "../account/columns.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {lossHref} from "./listCard.js";

/** Lost accounts for which what they missed has changed. */
export function WinBackCard(view: LossesView, {document}: {document?: Document} = {}): HTMLElement {
  const title = winBacksTitle(view);
  const format = formatFor({currency: view.data.currency});
  const {h} = dom(document);
  const {text, end} = columnsFor<LossRow>(document);
  const columns = [
    text("account", "Account", (d) => AccountName(d, {document}), {sort: (d) => d.name}),
    text(
      "changed",
      "What has changed",
      (d) => h("span", {class: "qd-loss-wrap"}, d.win_back && winBackText(d.win_back)),
      {narrow: "note"}
    ),
    text("cause", "Stated cause", (d) => CAUSES[d.cause], {sort: (d) => d.cause}),
    text("lost", "Lost on", (d) => format.day(d.lost_on), {sort: (d) => d.lost_on}),
    end("arr", "ARR lost", (d) => format.money(12 * d.mrr_lost), {sort: (d) => d.mrr_lost, csv: (d) => 12 * d.mrr_lost, narrow: "side"}) // prettier-ignore
  ];
  return Card(
    {
      title,
      subtitle: `A request of its own was shipped since it left, or nobody else has written about the topic of most of its last tickets for ${QUIET_TOPIC_DAYS} days (at least ${LEAST_OTHER_TICKETS} had before)`,
      body: DataTable(view.win_backs, columns, {
        caption: title,
        limit: 8,
        href: (d) => lossHref(view, d),
        empty:
          "No lost account of this choice asked for what has been shipped since, or wrote about what has become quiet.",
        document
      }),
      method:
        "Accounts that pay again and those known not to have been able to stay are left out; of an account that was lost more than once the last loss counts; each one’s post-mortem has a letter to it"
    },
    {id: "win-back", document}
  );
}

/** How many may come back. */
function winBacksTitle({win_backs, data}: LossesView): string {
  if (win_backs.length === 0) return "Nothing that a lost account missed has changed since";
  const arr = 12 * win_backs.reduce((sum, d) => sum + d.mrr_lost, 0);
  const money = formatFor({currency: data.currency}).moneyShort(arr);
  return `${plural(win_backs.length, "lost account")} may come back: what ${win_backs.length === 1 ? "it" : "they"} missed has changed (${money} of ARR)`;
}
