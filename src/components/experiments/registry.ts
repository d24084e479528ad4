import {pageHref} from "../../lib/links.js";
import {chance} from "../../lib/chance.js";
import {STATE_WORDS} from "../../lib/experimentsText.js";
import type {ExperimentsView, ExperimentState, RegistryRow} from "../../lib/experimentsView.js";
import {STATES} from "../../lib/experimentsView.js";
import {formatFor} from "../../lib/format.js";
import {Card} from "../card.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {EmptyState} from "../states.js";
import {Verdict, VerdictShape} from "./verdictMark.js";

/** How many experiments came out each way, as buttons that narrow the list; none is left out, not even a zero. */
export function StateChips(
  {counts, choice}: ExperimentsView,
  {onChoose, document}: {onChoose: (state: ExperimentState | "") => void; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  return h(
    "div",
    {class: "qd-states", role: "group", "aria-label": "How experiments came out"},
    STATES.map((state) => {
      const on = choice.state === state;
      const button = h(
        "button",
        {type: "button", class: "qd-state", "data-state": state, "aria-pressed": String(on)},
        VerdictShape(state, {document}),
        h("span", null, STATE_WORDS[state]),
        h("b", {class: "qd-num"}, formatFor().count(counts.get(state) ?? 0))
      );
      button.addEventListener("click", () => onChoose(on ? "" : state));
      return button;
    })
  );
}

/** The address of an experiment under the choice that leads to it. */
function experimentHref({choice}: ExperimentsView, experiment: string): string {
  const {q, state, account} = choice;
  return pageHref("experiments", {q, state, account, experiment});
}

/** The list of experiments, the newest first, each with how it came out. */
export function RegistryCard(view: ExperimentsView, {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const {rows, data, choice} = view;
  const all = data.experiments.length;
  const format = formatFor();
  const some =
    rows.length === all ? format.count(all) : `${format.count(rows.length)} of ${format.count(all)}`;
  return Card(
    {
      title: `${some} experiment${all === 1 ? "" : "s"}, the newest first`,
      subtitle: "Units in control / target, and the check of their split",
      body:
        rows.length === 0
          ? EmptyState(
              `No experiment fits${choice.state ? ` “${STATE_WORDS[choice.state as ExperimentState] ?? choice.state}”` : " these words"}. Take a filter away.`,
              {document}
            )
          : h(
              "ul",
              {class: "qd-registry"},
              rows.map((row) => RegistryItem(row, view, document))
            )
    },
    {span: 4, id: "registry", document}
  );
}

function RegistryItem(row: RegistryRow, view: ExperimentsView, document?: Document): HTMLElement {
  const {h} = dom(document);
  const {report, state, breached} = row;
  const {experiment_id, name, account_name, account_id, start_date, result} = report;
  const on = view.chosen?.report.experiment_id === experiment_id;
  const format = formatFor();
  const {control, target} = result.split;
  return h(
    "li",
    null,
    h(
      "a",
      {
        href: experimentHref(view, experiment_id),
        "data-experiment": experiment_id,
        "aria-current": on ? "true" : null
      },
      h(
        "span",
        {class: "qd-registry-name"},
        h("b", {title: name}, h("bdi", null, name)),
        Verdict(state, [STATE_WORDS[state], breached && ", guardrail breached"], {document})
      ),
      h(
        "small",
        {class: "qd-num"},
        h("bdi", null, experiment_id),
        " \u00b7 ",
        account_id === null ? "across accounts" : h("bdi", null, account_name ?? account_id),
        ` \u00b7 ${format.month(start_date)}`
      ),
      h(
        "small",
        {class: "qd-num"},
        `${format.count(control)} / ${format.count(target)}${result.assigned_by === "account" ? " accounts" : ""} \u00b7 `,
        splitNote(report.randomised, result.split)
      )
    )
  );
}

function splitNote(
  randomised: boolean,
  {p, flag, control, target}: RegistryRow["report"]["result"]["split"]
): Child {
  if (control === 0 || target === 0) return "one arm only";
  if (!randomised) return "not drawn by lot";
  if (flag === "block") return `split broken, p ${chance(p)}`;
  return flag === "note" ? `split odd, p ${chance(p)}` : `split fine, p ${chance(p)}`;
}
