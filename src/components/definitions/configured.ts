import type {DefinitionsData} from "../../lib/definitionsData.js";
import {formatFor} from "../../lib/format.js";
import {DEFINITIONS} from "../../metrics/definitions.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";

const LABELS = new Map(DEFINITIONS.map((d) => [d.id, d.label]));

/** The values of quarterdeck.yaml that the definitions rest on. */
export function SettingsCard(
  {settings}: DefinitionsData,
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  const title = "As configured here";
  return Card(
    {
      title,
      subtitle: "What quarterdeck.yaml says, or its default",
      body: DataTable(
        settings,
        [
          {key: "label", label: "Setting", cell: (d) => d.label},
          {key: "value", label: "Value", narrow: "note", cell: (d) => h("span", {class: "qd-wrap"}, d.value)},
          {key: "key", label: "Key", narrow: "hide", cell: (d) => h("code", null, d.key)}
        ],
        {caption: title, document}
      )
    },
    {id: "configured", document}
  );
}

/** Each scorecard: what its score is made of, when all of it is known. */
export function ScorecardCards(
  {scorecards}: DefinitionsData,
  {document}: {document?: Document} = {}
): HTMLElement[] {
  const {h} = dom(document);
  const format = formatFor();
  const span = scorecards.length > 1 ? 6 : 12;
  return scorecards.map(({id, version, segments, parts}) => {
    const title = `Scorecard ${id}, version ${version}`;
    return Card(
      {
        title,
        subtitle:
          segments.length > 0
            ? `Scores ${segments.join(", ")}`
            : "Scores every segment without a scorecard of its own",
        body: DataTable(
          parts,
          [
            {
              key: "component",
              label: "Component",
              cell: (d) => [
                LABELS.get(d.component) ?? h("code", null, d.component),
                h("small", null, ` ${d.group}`)
              ],
              csv: (d) => ({component: d.component, component_group: d.group})
            },
            {
              key: "weight",
              label: "Weight",
              align: "end",
              narrow: "side",
              cell: (d) => format.percent(d.weight, 0),
              csv: (d) => d.weight
            },
            {
              key: "bad",
              label: "0 points at",
              align: "end",
              cell: (d) => [h("span", {class: "qd-unit"}, "0 points at "), String(d.bad)],
              csv: (d) => d.bad
            },
            {
              key: "good",
              label: "100 points at",
              align: "end",
              cell: (d) => [h("span", {class: "qd-unit"}, "100 at "), String(d.good)],
              csv: (d) => d.good
            }
          ],
          {caption: title, document}
        ),
        method: "Weights when all components have data; between the anchors points run straight"
      },
      {span, document}
    );
  });
}
