import {formatFor} from "../../lib/format.js";
import {daysText, stageName} from "../../lib/journeyText.js";
import {flowTitle} from "../../lib/journeyTitles.js";
import type {JourneyView} from "../../lib/journeyView.js";
import {isLoss, type Transition} from "../../metrics/journey/transitions.js";
import {ChartCard} from "../chartCard.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {FlowChart} from "./flowChart.js";

const format = formatFor();

/** Below this width a drawing of ribbons cannot be read: the moves are listed instead. */
const LEAST_WIDTH = 720;

/** How accounts move between stages. */
export function FlowCard(view: JourneyView, {fit, document}: PageCardOptions): HTMLElement {
  const {flow, moves} = view;
  const title = flowTitle(view);
  const table = () => DataTable(moves, COLUMNS, {caption: title, narrow: "scroll", limit: 12, document});
  return ChartCard(
    {
      title,
      subtitle:
        "A bar is as high as the entries into its stage, a ribbon as wide as the moves; what leaves no ribbon is still there",
      chart:
        moves.length === 0
          ? EmptyState(missingStages(view), {document})
          : fit((width) =>
              width < LEAST_WIDTH ? table() : FlowChart(flow, {label: title, moves, width, document})
            ),
      table,
      method:
        "Every move counts; grey = once more, or back to an earlier stage, which is entered again there; lost = stopped paying, or the trial ended unpaid"
    },
    {document}
  );
}

/** What would bring the stages to life. */
export function missingStages({data}: JourneyView): string {
  return data.given.stages
    ? "No account of this choice has moved between stages. Take a filter away."
    : "No stages. The table `stages` (account_id, stage, entered_at) is not configured. Add it to quarterdeck.yaml.";
}

const COLUMNS: readonly Column<Transition>[] = [
  {key: "from", label: "From", cell: (d) => stageName(d.from), csv: (d) => d.from},
  {key: "to", label: "To", cell: (d) => (d.to === null ? "no stage" : stageName(d.to)), csv: (d) => d.to},
  {
    key: "kind",
    label: "Move",
    cell: (d) => (d.from === d.to ? "once more" : d.back ? "back" : isLoss(d) ? "lost" : "on")
  },
  {
    key: "moves",
    label: "Moves",
    align: "end",
    cell: (d) => format.count(d.moves),
    sort: (d) => d.moves
  },
  {
    key: "accounts",
    label: "Accounts",
    align: "end",
    cell: (d) => format.count(d.accounts),
    sort: (d) => d.accounts
  },
  {
    key: "share",
    label: "Of all stays",
    title: "Of all stays in the stage it leaves, those still there included",
    align: "end",
    cell: (d) => format.percent(d.share, 0),
    sort: (d) => d.share
  },
  {
    key: "median_days",
    label: "Median days before",
    align: "end",
    cell: (d) => daysText(d.median_days),
    sort: (d) => d.median_days
  }
];
