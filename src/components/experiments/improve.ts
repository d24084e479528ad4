import type {ExperimentReport} from "../../metrics/experimentsData.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";

/** What did not improve, each with its game plan; never left out in silence. */
export function ImproveCard(report: ExperimentReport, {document}: {document?: Document}): HTMLElement {
  const {h} = dom(document);
  const {improve, status} = report.result;
  const {game_plan} = report;
  const title = improveTitle(report);
  const plan = (text: string | null) =>
    text === null
      ? h("p", {class: "qd-noplan"}, "No plan yet")
      : h("p", {class: "qd-plan"}, h("bdi", null, text));
  const body =
    status !== "ended" || improve.length === 0
      ? [h("p", {class: "qd-muted"}, "What was planned for its end"), plan(game_plan)]
      : improve.map((d) =>
          h("div", {class: "qd-improve"}, h("b", null, h("bdi", null, d.kpi)), plan(game_plan))
        );
  return Card({title, body}, {id: "improve", document});
}

function improveTitle({result, game_plan}: ExperimentReport): string {
  const {status, improve, kpis} = result;
  if (status === "running") return "Areas for improvement are named when it is over";
  if (status !== "ended") return "Nothing could be judged, so nothing is shown to have improved";
  if (improve.length === 0) return "No area for improvement: every KPI is better or holds";
  const some = `${improve.length} of ${kpis.length} KPI${kpis.length === 1 ? "" : "s"} did not improve`;
  return game_plan === null ? `${some}, and there is no plan yet` : `${some}; this is the game plan`;
}
