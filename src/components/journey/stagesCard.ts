import {formatFor} from "../../lib/format.js";
import {daysMetric, stageName} from "../../lib/journeyText.js";
import {stagesTitle} from "../../lib/journeyTitles.js";
import type {JourneyView} from "../../lib/journeyView.js";
import {definitionHref} from "../../lib/links.js";
import type {StageTime} from "../../metrics/journey/stageTimes.js";
import {LEAST_STAYS} from "../../metrics/journey/timeInStage.js";
import type {Metric} from "../../metrics/metric.js";
import {Card} from "../card.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {PageCardOptions} from "../overview/options.js";
import {missingStages} from "./flowCard.js";

const format = formatFor();

/** The stages: entries, how long they take, whose they are, and how long a new team takes to get in touch. */
export function StagesCard(view: JourneyView, {document}: PageCardOptions): HTMLElement {
  const {stages, data, stuck} = view;
  const title = stagesTitle(view);
  const stuckIn = (d: StageTime) => stuck.accounts.filter((row) => row.stage === d.stage).length;
  const teams = data.owners_given
    ? "Teams: journey.owners of quarterdeck.yaml"
    : "Teams are the usual ones; journey.owners in quarterdeck.yaml names yours";
  const touches = data.given.touches ? "" : "; hand-over needs the table touches";
  return Card(
    {
      title,
      subtitle:
        "Days from entry until the stage is left, for another or lost; those still there censored; in brackets the 95% interval",
      body: DataTable(stages, columns(stuckIn, document), {
        caption: title,
        empty: missingStages(view),
        narrow: "scroll",
        document
      }),
      method: `Kaplan-Meier, log-log; n/a under ${LEAST_STAYS} entries or while too few have left. ${teams}${touches}`,
      links: [
        {label: "Definition", href: definitionHref("time_in_stage")},
        {label: "Hand-over", href: definitionHref("handover_time")}
      ]
    },
    {document}
  );
}

function columns(stuckIn: (d: StageTime) => number, document?: Document): Column<StageTime>[] {
  const {h} = dom(document);
  const days = (metric: Metric): Child =>
    metric.value === null
      ? h("span", {class: "qd-tail", title: metric.reason}, reasonShort(metric))
      : daysMetric(metric);
  const time = (key: "median" | "p90" | "handover", label: string, title: string): Column<StageTime> => ({
    ...{key, label, title, align: "end"},
    cell: (d) => days(d[key]),
    sort: (d) => d[key].value,
    csv: (d) => ({
      [`${key}_days`]: d[key].value,
      [`${key}_low`]: d[key].low,
      [`${key}_high`]: d[key].high,
      [`${key}_n`]: d[key].n
    })
  });
  const count = (
    key: string,
    label: string,
    value: (d: StageTime) => number,
    title?: string
  ): Column<StageTime> => ({
    ...{key, label, title, align: "end", cell: (d) => format.count(value(d)), sort: value}
  });
  return [
    {key: "stage", label: "Stage", cell: (d) => h("b", null, stageName(d.stage)), csv: (d) => d.stage},
    {key: "owner", label: "Team", cell: (d) => d.owner},
    count("entries", "Entries", (d) => d.entries),
    count("accounts", "Accounts", (d) => d.accounts),
    count("there", "There now", (d) => d.there),
    count("lost", "Lost", (d) => d.lost, "Stopped paying, or the trial ended unpaid, without another stage"),
    time("median", "Median days", "By which half have left the stage"),
    time("p90", "90th percentile", "By which nine in ten have left the stage"),
    time(
      "handover",
      "Hand-over, days",
      "Median from an entry out of another team\u2019s stage to the first outbound touch"
    ),
    count("stuck", "Stuck", stuckIn)
  ];
}

/** The reason in a word or two; all of it stands in the title of the cell. */
function reasonShort({reason = ""}: Metric): string {
  if (reason.startsWith("fewer than")) return "n/a: few";
  if (reason.startsWith("not reached")) return "not reached";
  return reason.startsWith("nobody comes") ? "no hand-over" : "n/a";
}
