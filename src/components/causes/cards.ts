import {signalsCsv} from "../../lib/causesCsv.js";
import {observedTitle, statedTitle} from "../../lib/causesText.js";
import type {CausesView} from "../../lib/causesView.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {lower, plural} from "../../lib/words.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {withAxis} from "../axisStrip.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {OddsStripAxis, oddsStripScale} from "./oddsStrip.js";
import {testedColumns, untestedColumns} from "./oddsColumns.js";
import {ParetoBars} from "./paretoBars.js";

/** What accounts that left say was the cause. */
export function StatedCard(view: CausesView, {fit, document}: PageCardOptions): HTMLElement {
  const title = statedTitle(view);
  const {stated, currency, leavers} = view;
  const format = formatFor({currency});
  const chart =
    stated.length === 0
      ? EmptyState("No account of this choice has left.", {document})
      : fit((width) => ParetoBars(stated, {label: title, currency, width, document}));
  return ChartCard(
    {
      title,
      subtitle: "Share of accounts that left, with 95% Wilson interval; MRR lost a month",
      chart,
      table: () =>
        DataTable(
          stated,
          [
            {key: "cause", label: "Stated cause", cell: (d) => CAUSES[d.cause]},
            {
              key: "logos",
              label: "Accounts",
              align: "end",
              cell: (d) => `${d.logos} / ${d.n}`,
              sort: (d) => d.logos,
              csv: (d) => ({accounts: d.logos, of: d.n})
            },
            {
              key: "share",
              label: "Share",
              align: "end",
              cell: (d) => format.percent(d.logos / d.n),
              csv: (d) => d.logos / d.n
            },
            {
              key: "range",
              label: "95%",
              align: "end",
              cell: (d) => format.percentRange(d.low, d.high),
              csv: ({low, high}) => ({low, high})
            },
            {
              key: "mrr",
              label: "MRR lost",
              align: "end",
              cell: (d) => format.money(d.mrr_lost),
              sort: (d) => d.mrr_lost
            }
          ],
          {caption: title, narrow: "scroll", empty: "No account of this choice has left.", document}
        ),
      method: `Stated by the account when it left; first churn of ${plural(leavers.length, "account")}`,
      links: [{label: "Definition", href: definitionHref("logo_churn")}]
    },
    {span: 5, document}
  );
}

/** Every signal tested, as odds ratios on a log axis. */
export function ObservedCard(view: CausesView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const {tested, sets, controls} = view;
  const title = observedTitle(view);
  const scale = oddsStripScale(tested.map((d) => d.odds));
  const columns = withAxis(testedColumns(scale, document), OddsStripAxis(scale, {document}));
  const table = DataTable(tested, columns, {caption: title, limit: 24, total: null, document});
  keepCsv(table, () => signalsCsv({tested, untested: []}));
  const body =
    tested.length === 0
      ? EmptyState(nothingTested(view), {document})
      : h("div", {class: "qd-axis-table qd-odds-table"}, table);
  return Card(
    {
      title,
      subtitle: `Odds ratio on a log scale, ${sets} leavers against ${controls} matched accounts that stayed`,
      body,
      method: `Mantel-Haenszel over sets matched on segment, tenure and day, wider for accounts in several sets; q = Benjamini-Hochberg over ${tested.length} signals`,
      links: tested.length > 0 ? [{label: "All estimates", href: "#causes-estimates"}] : []
    },
    {span: 7, document}
  );
}

function nothingTested({leavers, sets, left_out, involuntary}: CausesView): string {
  if (leavers.length === 0) return "No account of this choice has left.";
  if (sets === 0) {
    const late = left_out > 0 ? ` ${left_out} left too lately or have no account like them.` : "";
    const not = involuntary > 0 ? ` ${involuntary} did not leave of their own will.` : "";
    return `No leaver can be compared with accounts that stayed.${late}${not} Choose a longer time or more accounts.`;
  }
  return `No signal has 10 informative sets among ${sets}. Choose a longer time or more accounts.`;
}

/** The signals that were not tested, and why. */
export function UntestedCard({untested}: CausesView, {document}: PageCardOptions): HTMLElement | null {
  if (untested.length === 0) return null;
  const missing = [
    ...new Set(untested.flatMap((d) => (/not configured/.test(d.reason ?? "") ? [d.table] : [])))
  ];
  const title =
    untested.length === 1
      ? `One signal was not tested: ${lower(untested[0]!.label)}`
      : `${untested.length} signals were not tested`;
  const table = DataTable(untested, untestedColumns(), {caption: title, limit: 30, document});
  keepCsv(table, () => signalsCsv({tested: [], untested}));
  return Card(
    {
      title,
      subtitle:
        missing.length > 0
          ? `Add to quarterdeck.yaml to test more: ${missing.join(", ")}`
          : "A signal needs 10 sets in which case and controls differ in exposure",
      body: table,
      method: "A signal that was not tested may matter: absence of a test is no evidence of absence"
    },
    {document}
  );
}
