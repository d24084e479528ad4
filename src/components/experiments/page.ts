import type {ExperimentsView} from "../../lib/experimentsView.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";
import {EmptyState, ErrorState} from "../states.js";
import {RegistryCard} from "./registry.js";
import {ExperimentResultCards} from "./result.js";

/** The list of experiments beside the result of the chosen one; what is missing says so. */
export function ExperimentsBody(view: ExperimentsView, options: {document?: Document} = {}): HTMLElement {
  const {document} = options;
  const {h} = dom(document);
  const {data, chosen, unknown} = view;
  if (data.experiments.length === 0)
    return h("div", {class: "qd-grid"}, NothingCard(data.configured, document));
  return h(
    "div",
    {class: "qd-grid qd-experiments"},
    RegistryCard(view, {document}),
    chosen !== null
      ? ExperimentResultCards(chosen, options)
      : h(
          "div",
          {class: "qd-result", id: "result", tabindex: -1},
          Card(
            {
              title: unknown === null ? "No result to show" : "This experiment is not here",
              body:
                unknown === null
                  ? EmptyState("Choose an experiment from the list.", {document})
                  : ErrorState(
                      `No experiment “${unknown}” in these files. It may belong to another account, or the link is old. The list is unchanged.`,
                      {document}
                    )
            },
            {document}
          )
        )
  );
}

function NothingCard(configured: boolean, document?: Document): HTMLElement {
  return Card(
    {
      title: configured ? "No experiment belongs to these accounts" : "No experiments are configured",
      body: EmptyState(
        configured
          ? "The table `experiments` is read, and none of its experiments belongs to an account of this site. The planner below works all the same."
          : "The tables `experiments`, `experiment_units` and `experiment_kpis` bring them. Add them to quarterdeck.yaml; the planner below works without them.",
        {document}
      )
    },
    {document}
  );
}
