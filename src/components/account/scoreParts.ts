import type {AccountComponent} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {definitionOf} from "../../metrics/definitions.js";
import {likeSentence} from "../../lib/healthLike.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {AccountView} from "./accountView.js";
import {metricLabel, metricValue} from "../../lib/metricWords.js";
import {scoreText} from "../../lib/scoreText.js";
import {monthBefore, partsTitle} from "./sentences.js";

/** The width of the longest bar in pixels. */
const FULL = 72;

/** The parts of the health score: value, points, contribution against what it could give, and its change. */
export function ScoreParts(view: AccountView): HTMLElement {
  const {data, format, document, rows: rowsLink} = view;
  const {h} = dom(document);
  const {account} = data;
  const parts = rowsOf(data.components);
  const now = data.now;
  const score = now?.health_score ?? null;
  const most = Math.max(...parts.map((d) => d.max_contribution ?? 0), 1);
  const month = monthBefore(data.as_of).slice(0, 3);
  const table = DataTable(
    parts,
    [
      {key: "component", label: "Component", cell: (d) => componentName(d, view), narrow: "title"},
      {key: "value", label: "Value", align: "end", cell: (d) => value(d, view), narrow: "fact"},
      {
        key: "points",
        label: "Points",
        align: "end",
        cell: (d) => (d.points === null ? "\u2013" : format.decimal(d.points, 0)),
        narrow: "hide"
      },
      {
        key: "contribution",
        label: score === null ? "Contribution" : `Contribution to ${scoreText(score, format)}`,
        cell: (d) => Contribution(d, {most, view}),
        narrow: "side"
      },
      {
        key: "change",
        label: `vs ${month}`,
        align: "end",
        title: "points of the score since the month before",
        cell: (d) => h("small", null, d.change === null ? "" : format.signed(d.change, 1)),
        narrow: "hide"
      }
    ],
    {
      caption: "Parts of the health score",
      csv: (d) => ({...d}),
      empty: account.paying
        ? "No scorecard applies to this account."
        : "A score is given while the account pays.",
      document
    }
  );
  const version = now?.scorecard
    ? `Scorecard ${now.scorecard}${versionWords(now.scorecard_version)}; grey = most the component can give`
    : "No scorecard applies";
  return Card(
    {
      title: partsTitle(parts),
      subtitle: version,
      body: [h("div", {class: "qd-score"}, table), LikeNote(view)],
      method: movable(parts),
      links: [rowsLink("health", [data.account.account_id], "Health score and its parts, by month")]
    },
    {span: 5, id: "score", document}
  );
}

/** What became of accounts with such a score. */
function LikeNote({data, document}: AccountView): HTMLElement | null {
  const {h} = dom(document);
  if (!data.like) return null;
  const link = h("a", {href: pageHref("health")}, "how this is known");
  return h("p", {class: "qd-like"}, `${likeSentence(data.like)}; `, link);
}

/** *v4*; the built-in scorecard names its groups as well, which stand in the table anyway. */
function versionWords(version: string | null): string {
  const [number = ""] = (version ?? "").split(" (");
  return number === "" ? "" : ` v${number}`;
}

function componentName({component}: AccountComponent, {document}: AccountView): Node | string {
  const {h} = dom(document);
  const label = metricLabel(component);
  return isDefined(component)
    ? h("a", {href: definitionHref(component), class: "qd-quiet-link"}, label)
    : label;
}

function isDefined(id: string): boolean {
  try {
    return definitionOf(id).id === id;
  } catch {
    return false;
  }
}

function value(d: AccountComponent, {format, document}: AccountView): Node | string {
  const {h} = dom(document);
  return d.value === null ? h("small", null, "no data") : metricValue(d.component, d.value, format);
}

function Contribution(d: AccountComponent, {most, view}: {most: number; view: AccountView}): Node {
  const {h, s} = dom(view.document);
  if (d.contribution === null || d.max_contribution === null) return h("small", null, "left out");
  const width = (value: number) => Math.max(0, (FULL * value) / most);
  const lost = (d.change ?? 0) <= -1;
  return h(
    "span",
    {class: "qd-part"},
    s(
      "svg",
      {width: FULL, height: 10, "aria-hidden": "true"},
      s("rect", {width: width(d.max_contribution), height: 10, fill: "var(--qd-context-soft)"}),
      s("rect", {
        width: width(d.contribution),
        height: 10,
        fill: lost ? "var(--qd-risk)" : "var(--qd-accent)"
      })
    ),
    h("span", {class: "qd-num"}, view.format.decimal(d.contribution))
  );
}

/** The component with the most to gain. */
function movable(parts: readonly AccountComponent[]): string {
  const gains = parts
    .filter((d) => d.contribution !== null && d.max_contribution !== null)
    .map((d) => ({label: metricLabel(d.component), gain: (d.max_contribution ?? 0) - (d.contribution ?? 0)}))
    .sort((a, b) => b.gain - a.gain);
  const [best] = gains;
  return best && best.gain >= 0.05 ? `${best.label} at full points would add ${best.gain.toFixed(1)}` : "";
}
