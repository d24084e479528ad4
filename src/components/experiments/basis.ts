import {basisOf} from "../../lib/experimentBasis.js";
import {drawsNone} from "../../lib/experimentFormat.js";
import {verdictWords} from "../../lib/experimentsText.js";
import type {ExperimentReport} from "../../metrics/experimentsData.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";

/** What is said of each KPI, and what that rests on. */
export function BasisCard({result}: ExperimentReport, {document}: {document?: Document}): HTMLElement | null {
  const {h} = dom(document);
  const {kpis, status} = result;
  if (kpis.length === 0 || drawsNone(status)) return null;
  const secondary = kpis.filter((d) => d.role === "secondary").length;
  return Card(
    {
      title: "What each verdict rests on",
      subtitle: "Method, variance saved, correction, and the least effect that could have been found",
      body: h(
        "div",
        {class: "qd-basis"},
        kpis.map((kpi) =>
          h(
            "section",
            null,
            h("h3", null, h("bdi", null, kpi.kpi)),
            h("p", null, verdictWords(kpi)),
            h(
              "dl",
              {class: "qd-num"},
              basisOf(kpi, secondary).map(({label, text}) => [h("dt", null, label), h("dd", null, text)])
            )
          )
        )
      )
    },
    {id: "basis", document}
  );
}
