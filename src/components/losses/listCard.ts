import {formatFor} from "../../lib/format.js";
import type {LossRow} from "../../lib/lossesData.js";
import {lossKey, type LossesView} from "../../lib/lossesView.js";
import {pageHref} from "../../lib/links.js";
import {lower, plural} from "../../lib/words.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";
import {EmptyState} from "../states.js";

/** So many losses are drawn at first. */
const SHOWN = 100;

/** What the list says of a loss that is not known to be voluntary. */
const KIND_WORDS: Record<string, string> = {
  false: " \u00b7 involuntary",
  null: " \u00b7 voluntary or not: not known"
};

/** The address of a post-mortem under the choice that leads to it. */
export function lossHref({choice}: Pick<LossesView, "choice">, loss: LossRow): string {
  return pageHref("postmortems", {...choice, loss: lossKey(loss)});
}

/** The lost customers, the newest first. */
export function LossListCard(view: LossesView, {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const {losses, data, narrowed, chosen} = view;
  const all = plural(data.losses.length, "loss", "losses");
  const title = narrowed
    ? `${formatFor().count(losses.length)} of ${all}, the newest first`
    : `${all}, the newest first`;
  const at = chosen ? losses.indexOf(chosen) : -1;
  const draw = (rows: readonly LossRow[]) => rows.map((d) => LossItem(d, view, document));
  const list = h("ul", {class: "qd-registry qd-losses-list"}, draw(losses.slice(0, Math.max(SHOWN, at + 1))));
  const rest = losses.slice(list.children.length);
  const more = h(
    "button",
    {type: "button", class: "qd-link"},
    `Show all ${formatFor().count(losses.length)}`
  );
  more.addEventListener("click", () => {
    list.append(...draw(rest));
    more.remove();
  });
  return Card(
    {
      title,
      subtitle: "Stated cause, MRR lost, and how early the first play fired",
      body:
        losses.length === 0
          ? EmptyState(
              data.losses.length === 0
                ? "Nobody has left, so there is nothing to look back on."
                : "No loss fits these filters. Take one away, or search for fewer words.",
              {document}
            )
          : [list, rest.length > 0 && more]
    },
    {span: 4, id: "losses", document}
  );
}

function LossItem(loss: LossRow, view: LossesView, document?: Document): HTMLElement {
  const {h} = dom(document);
  const format = formatFor({currency: view.data.currency});
  const first = loss.plays[0];
  const on = view.chosen !== null && lossKey(view.chosen) === lossKey(loss);
  return h(
    "li",
    null,
    h(
      "a",
      {href: lossHref(view, loss), "data-loss": lossKey(loss), "aria-current": on ? "true" : null},
      h(
        "span",
        {class: "qd-registry-name"},
        h("b", {title: loss.name}, h("bdi", null, loss.name)),
        h("span", {class: "qd-num"}, format.day(loss.lost_on))
      ),
      h(
        "small",
        {class: "qd-num"},
        `${loss.cause === "unknown" ? "No cause stated" : CAUSES[loss.cause]} \u00b7 ${format.money(loss.mrr_lost)}${KIND_WORDS[String(loss.voluntary)] ?? ""}`
      ),
      h(
        "small",
        {class: "qd-num"},
        [
          first ? `Warned ${plural(first[1], "day")} before` : "No warning",
          loss.lessons.length > 0 ? plural(loss.lessons.length, "lesson") : null,
          loss.win_back ? "may come back" : null,
          loss.returned ? "pays again" : loss.lost_again ? "came back, lost again" : null
        ]
          .filter((d) => d !== null)
          .map((d, i) => (i > 0 ? ` \u00b7 ${lower(d)}` : d))
      )
    )
  );
}
