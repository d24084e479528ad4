import {splitTest, splitTitle, splitWords, resultTitle} from "../../lib/experimentsText.js";
import type {RegistryRow} from "../../lib/experimentsView.js";
import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {sentence} from "../../lib/words.js";
import type {ExperimentReport} from "../../metrics/experimentsData.js";
import {Card} from "../card.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {BasisCard} from "./basis.js";
import {EffectsCard} from "./effects.js";
import {ImproveCard} from "./improve.js";

/** The result of one experiment in the order in which it is to be read: the split, the effects, what they rest on, what follows. */
export function ExperimentResultCards(row: RegistryRow, options: {document?: Document}): HTMLElement {
  const {h} = dom(options.document);
  const {report} = row;
  return h(
    "div",
    {class: "qd-result", id: "result", tabindex: -1, "data-experiment": report.experiment_id},
    SplitCard(row, options),
    EffectsCard(report, options),
    BasisCard(report, options),
    ImproveCard(report, options)
  );
}

/** What was tried, and whether its arms are what they were to be: before any effect is shown. */
function SplitCard(row: RegistryRow, {document}: {document?: Document}): HTMLElement {
  const {h} = dom(document);
  const {report} = row;
  const {result, hypothesis, randomised} = report;
  const bad = result.split.flag === "block" || result.status === "no control";
  return Card(
    {
      title: resultTitle(row),
      subtitle: hypothesis === null ? null : h("bdi", null, hypothesis),
      body: [
        h(
          "dl",
          {class: "qd-facts"},
          facts(report, document).map(([label, value]) =>
            h("div", null, h("dt", null, label), h("dd", null, value))
          )
        ),
        h(
          "div",
          {class: `qd-split${bad ? " qd-split--bad" : ""}`, role: bad ? "alert" : null},
          h("h3", null, splitTitle(report)),
          h("p", null, splitWords(report)),
          result.notes.filter(() => randomised).map((note) => h("p", null, sentence(note)))
        )
      ],
      method: `Split check, planned ${plannedShare(report)}: ${splitTest(result)}`
    },
    {document}
  );
}

function plannedShare({expected_share_target: share}: ExperimentReport): string {
  const format = formatFor();
  return `${format.percent(1 - share, 0)} control, ${format.percent(share, 0)} target`;
}

function facts(report: ExperimentReport, document?: Document): [string, Child][] {
  const {h} = dom(document);
  const {experiment_id, account_id, account_name, unit, start_date, end_date, measured_to, result} = report;
  const format = formatFor();
  const account =
    account_id === null
      ? "across accounts"
      : h(
          "a",
          {class: "qd-link", href: pageHref("account", {account: account_id})},
          h("bdi", null, account_name ?? account_id)
        );
  const end = end_date === null ? "no end planned" : format.day(end_date);
  const rows: [string, Child][] = [
    ["Experiment", h("bdi", null, experiment_id)],
    ["Account", account],
    ["Ran", `${format.day(start_date)} \u2013 ${end}`],
    [
      "Unit",
      `${unit ?? "not said"}${result.assigned_by === "account" && unit !== "account" ? ", arms by account" : ""}`
    ],
    ["Drawn by lot", result.status === "no control" ? "no control" : report.randomised ? "yes" : "no"]
  ];
  if (measured_to !== null) rows.push(["Last measured", format.day(measured_to)]);
  if (report.selected_because !== null)
    rows.push(["Picked because", h("bdi", null, report.selected_because)]);
  return rows;
}
