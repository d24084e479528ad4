import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";

/** A method that anyone can run on a file, and what it is held to. */
export interface CheckedMethod {
  label: string;
  /** what an independent implementation calls it */
  held_to: string;
  /** the line that runs it, after `quarterdeck stats` */
  command: string;
}

/** The methods of `quarterdeck stats`. */
export const CHECKED_METHODS: readonly CheckedMethod[] = [
  {
    label: "Survival curves, log-rank",
    held_to: "R survfit, survdiff",
    command: "survival --time T --event E --by G FILE"
  },
  {label: "Cox regression", held_to: "R coxph, cox.zph", command: "cox --time T --event E --x A,B FILE"},
  {
    label: "Logistic regression, clustered",
    held_to: "R glm, vcovCL",
    command: "logistic --y Y --x A,B --cluster C FILE"
  },
  {
    label: "Experiments",
    held_to: "R t.test, prop.test, chisq.test",
    command: "experiment --arm A --kpi K --pre P --cluster C FILE"
  },
  {
    label: "Difference-in-differences",
    held_to: "R lm, vcovCL",
    command: "did --arm A --period P --value V --unit U FILE"
  },
  {label: "Net promoter score", held_to: "published figures", command: "nps --score S FILE"}
];

/** How to check a method against one's own tool: the command that runs it on any file. */
export function MethodsCard({document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const title = "Check a method with your own tool";
  return Card(
    {
      title,
      subtitle: "Each runs on any CSV, Parquet or JSON file; --json prints all that it computes",
      body: DataTable(
        CHECKED_METHODS,
        [
          {key: "label", label: "Method", cell: (d) => h("b", null, d.label)},
          {key: "held_to", label: "Held to", narrow: "note", cell: (d) => d.held_to},
          {
            key: "command",
            label: "Command",
            narrow: "note",
            cell: (d) => h("code", {class: "qd-wrap"}, `quarterdeck stats ${d.command}`)
          }
        ],
        {caption: title, document}
      )
    },
    {id: "methods", document}
  );
}
