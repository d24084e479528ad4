import {formatFor} from "../../lib/format.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import type {AnatomyRow} from "../../lib/scorecardAnatomy.js";
import {anatomy} from "../../lib/scorecardAnatomy.js";
import {anatomyCsv} from "../../lib/scorecardCsv.js";
import type {ScorecardPanel} from "../../lib/scorecardData.js";
import {plural, spoken} from "../../lib/words.js";
import {DEFINITIONS} from "../../metrics/definitions.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import {EmptyState} from "../states.js";
import {PointStrip} from "./pointStrip.js";
import {metricLabel} from "../../lib/metricWords.js";
import {anatomyTitle, cardScope, validity} from "./anatomyWords.js";
import {anchorText} from "./units.js";

const KNOWN = new Set(DEFINITIONS.map((d) => d.id));

/** What a scorecard is made of, and what each part says of today's accounts. */
export function AnatomyCard(
  panel: ScorecardPanel,
  c: number,
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  const {data} = panel;
  const card = data.cards[c];
  if (card === undefined) return NoScorecard(document);
  const rows = anatomy(panel, c);
  const accounts = rows[0]?.accounts ?? 0;
  const title = anatomyTitle(card, rows);
  const table = DataTable(rows, columns(document), {caption: title, document});
  keepCsv(table, () => anatomyCsv(card.id, rows));
  const built_in = data.built_in ? "chosen by what the data hold; none is configured" : "";
  const words = [
    `Scorecard ${card.id}, version ${card.version}, ${validity(card)}`,
    `for ${cardScope(card)}`,
    `${plural(accounts, "account")} on ${formatFor().day(data.as_of)}`,
    built_in
  ].filter((d) => d !== "");
  return Card(
    {
      title: h("bdi", null, title),
      subtitle: h("bdi", null, words.join("; ")),
      body: table,
      method:
        "Effective: mean over scored accounts, where what is missing is shared among the rest of its group, then the other groups",
      links: [
        {label: "Rows", href: pageHref("accounts")},
        {label: "Definition", href: definitionHref("health_score")}
      ]
    },
    {id: "anatomy", document}
  );
}

function NoScorecard(document?: Document): HTMLElement {
  return Card(
    {
      title: "No scorecard applies",
      body: EmptyState(
        "No component has data, so nothing is scored. Add the table `usage`, `tickets`, `invoices` or `touches` to quarterdeck.yaml.",
        {document}
      )
    },
    {id: "anatomy", document}
  );
}

function columns(document?: Document): Column<AnatomyRow>[] {
  const format = formatFor();
  return [
    {key: "component", label: "Component", cell: (d) => Name(d, document), narrow: "title"},
    {
      key: "share",
      label: "Weight",
      title: "share of the score where everything has data",
      align: "end",
      cell: (d) => format.percent(d.share),
      sort: (d) => d.share,
      narrow: "side"
    },
    {
      key: "effective",
      label: "Effective",
      title: "mean effective weight over the accounts with a score",
      align: "end",
      cell: (d) => [Word("effective", document), format.percent(d.effective)],
      sort: (d) => d.effective,
      narrow: "fact"
    },
    {key: "bad", label: "Bad = 0", align: "end", cell: (d) => Anchor(d, "bad", document), narrow: "fact"},
    {
      key: "good",
      label: "Good = 100",
      align: "end",
      cell: (d) => Anchor(d, "good", document),
      narrow: "fact"
    },
    ...accountColumns(document)
  ];
}

/** What the accounts of the last day have and get. */
function accountColumns(document?: Document): Column<AnatomyRow>[] {
  const {h} = dom(document);
  const format = formatFor();
  const ratio = (d: AnatomyRow) => (d.accounts === 0 ? "n/a" : format.percent(d.with_data / d.accounts, 0));
  return [
    {
      key: "data",
      label: "With data",
      align: "end",
      cell: (d) =>
        h(
          "span",
          null,
          Word("data", document),
          ratio(d),
          " ",
          h("small", null, `${d.with_data}/${d.accounts}`)
        ),
      sort: (d) => (d.accounts === 0 ? null : d.with_data / d.accounts),
      narrow: "fact"
    },
    {
      key: "points",
      label: "Accounts by points, 0 to 100",
      cell: (d) => PointStrip(d, {document}),
      narrow: "note"
    },
    {
      key: "median",
      label: "Median",
      title: "median points",
      align: "end",
      cell: (d) => format.decimal(d.median, 0),
      sort: (d) => d.median,
      narrow: "hide"
    },
    {
      key: "ends",
      label: "At 0 / 100",
      title: "accounts without any of its points, and with all of them",
      align: "end",
      cell: (d) => `${d.at_zero} / ${d.at_full}`,
      sort: (d) => d.at_full,
      narrow: "hide"
    }
  ];
}

function Name({component, group, group_share}: AnatomyRow, document?: Document): Node {
  const {h} = dom(document);
  const label = metricLabel(component);
  const name = KNOWN.has(component)
    ? h("a", {href: definitionHref(component), class: "qd-quiet-link"}, label)
    : label;
  const share = formatFor().percent(group_share, 0);
  return h("span", null, name, " ", h("small", null, h("bdi", null, `${spoken(group)} ${share}`)));
}

/** What a fact is, said where a narrow screen leaves no room for the head of its column. */
function Word(text: string, document?: Document): Node {
  return dom(document).h("span", {class: "qd-narrow-word"}, `${text} `);
}

function Anchor({component, definition}: AnatomyRow, end: "bad" | "good", document?: Document): Node {
  const {h} = dom(document);
  const format = formatFor();
  const older = (definition.by_tenure ?? []).map(
    (d) => `from ${d.from_days} days ${anchorText(component, d[end], format)}`
  );
  const text = anchorText(component, definition[end], format);
  return h(
    "span",
    null,
    Word(end, document),
    text,
    older.length > 0 && h("small", null, ` (${older.join(", ")})`)
  );
}
