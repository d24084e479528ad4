import {chance} from "../../lib/chance.js";
import {signalsCsv} from "../../lib/causesCsv.js";
import {harmful, oddsText, signalCurvesTitle} from "../../lib/causesText.js";
import type {CauseSlice, CausesView} from "../../lib/causesView.js";
import {formatFor} from "../../lib/format.js";
import {capital, lower} from "../../lib/words.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {CurveTable} from "../curveTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {SurvivalCurves} from "../survivalCurves.js";
import {detailColumns} from "./oddsColumns.js";

const format = formatFor();

/** The same tests within each value of a split. */
export function SlicesCard({slices, by}: CausesView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const unit = (words: string) => h("span", {class: "qd-unit"}, words);
  const able = slices.filter((d) => d.tested > 0);
  const found = able.filter((d) => harmful(d.reliable).length > 0);
  const title =
    able.length === 0
      ? `No ${by} has enough leavers for tests of its own`
      : `Within ${found.length} of ${able.length} ${by} groups with enough leavers a signal is reliable`;
  const words = (d: CauseSlice) => {
    if (d.reason !== undefined) return `Not tested: ${d.reason}`;
    if (d.reliable.length === 0) return `No reliable cause among ${d.tested} signals tested`;
    return d.reliable.map((r) => `${r.label} ${oddsText(r)}`).join("; ");
  };
  return Card(
    {
      title,
      subtitle: "Each group is tested and corrected on its own; a group without a finding may only be small",
      body: DataTable(
        slices,
        [
          {
            key: "name",
            label: capital(by),
            cell: (d) => d.name,
            sort: (d) => d.name
          },
          {
            key: "leavers",
            label: "Left",
            align: "end",
            cell: (d) => [unit("left "), format.count(d.leavers)],
            sort: (d) => d.leavers
          },
          {
            key: "sets",
            label: "Matched sets",
            align: "end",
            cell: (d) => [unit("matched sets "), format.count(d.sets)],
            sort: (d) => d.sets
          },
          {
            key: "stated",
            label: "Named most",
            cell: ({stated}) =>
              stated ? `${CAUSES[stated.cause]} ${stated.logos}/${stated.n}` : "none named"
          },
          {key: "found", label: "Reliably associated with leaving", narrow: "note", cell: words}
        ],
        {caption: title, limit: 12, empty: "No account of this choice has left.", document}
      ),
      method: "Many groups raise the chance that one of them stands out by luck"
    },
    {document}
  );
}

/** Sensitivity, regressions and shares of every signal tested. */
export function DetailsCard({tested, reliable}: CausesView, {document}: PageCardOptions): HTMLElement | null {
  if (tested.length === 0) return null;
  const stable = harmful(reliable).filter((d) => (d.at_index.low ?? 0) > 1).length;
  const n = harmful(reliable).length;
  const title =
    n === 0
      ? "The estimates behind the tests, with the window moved and beside each other"
      : `${stable} of ${n} reliable signals also show when the window ends on the day of leaving`;
  const table = DataTable(tested, detailColumns(), {caption: title, limit: 30, narrow: "scroll", document});
  keepCsv(table, () => signalsCsv({tested, untested: []}));
  return Card(
    {
      title,
      subtitle:
        "Sensitivity: the 90 days up to the index date; conditional logistic regression alone, and beside the signals known for most accounts",
      body: table,
      method:
        "Attributable share: Miettinen, weighted by MRR, 2,000 bootstrap samples of sets; shares overlap, never added"
    },
    {id: "causes-estimates", document}
  );
}

/** Survival of accounts first seen with and without the chosen signal. */
export function SignalCurvesCard(view: CausesView, {fit, document}: PageCardOptions): HTMLElement {
  const {curves} = view;
  const {signal, horizon, test, unknown} = curves;
  const title = signalCurvesTitle(view);
  const p =
    test?.p == null ? "" : `; log-rank chi-square ${format.decimal(test.chi2, 1)}, p ${chance(test.p)}`;
  return ChartCard(
    {
      title,
      subtitle: `Kaplan-Meier by ${lower(signal.label)} at the first month end with a value, from that day on`,
      chart:
        curves.curves.length === 0
          ? EmptyState(`No curves: ${curves.reason ?? "no account has a value"}.`, {document})
          : fit((width) =>
              SurvivalCurves(curves.curves, {label: title, horizon, width, height: 240, document})
            ),
      table: () =>
        CurveTable(curves.curves, {
          ...{caption: title, label: signal.label, months: [horizon]},
          empty: "No account has a value.",
          document
        }),
      method: `First churn, voluntary or not; all times, whatever the filter of time${p}; ${format.count(unknown)} accounts without a value`
    },
    {document}
  );
}
