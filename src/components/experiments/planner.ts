import type {EffectRow, PlanAnswers, PlanFields, PlanKey} from "../../lib/experimentPlanner.js";
import {PLAN_KEYS, planAnswers} from "../../lib/experimentPlanner.js";
import {formatFor} from "../../lib/format.js";
import {sentence} from "../../lib/words.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom, withValue} from "../dom.js";
import {TableDownload} from "../download/downloadMenu.js";
import {Segmented} from "../segmented.js";

/** What the planner starts with. */
export interface PlannerContent {
  fields: PlanFields;
  /** whose control arm the fields were taken from; null: nobody’s */
  from: string | null;
}

/** A planner; its value is what is typed, and it sends *input*. */
export type PlannerElement = HTMLElement & {value: PlanFields};

interface Field {
  key: PlanKey;
  label: string;
  note: string;
  /** only for means, only for shares; both where not given */
  kind?: "mean" | "share";
  least?: number;
}

const FIELDS: readonly Field[] = [
  {key: "effect", label: "Effect to see", note: "in the KPI’s unit", kind: "mean"},
  {key: "effect", label: "Effect to see", note: "percentage points", kind: "share"},
  {key: "mean", label: "Mean without it", note: "of a unit", kind: "mean"},
  {key: "sd", label: "Deviation", note: "between units", kind: "mean", least: 0},
  {key: "share", label: "Share without it", note: "%", kind: "share", least: 0},
  {key: "units", label: "Units per arm", note: "to ask which effect they see", least: 2},
  {key: "weekly", label: "Units a week", note: "both arms together", least: 0},
  {key: "cluster", label: "Units an account", note: "where arms are by account", least: 1},
  {key: "icc", label: "Intra-class correlation", note: "0 to 1: how alike they are", least: 0},
  {key: "power", label: "Power", note: "%: chance to find it", least: 50}
];

const ACCOUNTS: Column<EffectRow> = {
  key: "accounts",
  label: "Accounts",
  align: "end",
  cell: (d) => formatFor().count(d.accounts)
};

/** How many units, for how long, to see which effect; and which effect a number of units sees. */
export function PlannerCard(
  {fields, from}: PlannerContent,
  {document}: {document?: Document} = {}
): PlannerElement {
  const {h} = dom(document);
  const kind = Segmented(
    [
      {value: "mean", label: "A mean"},
      {value: "share", label: "A share"}
    ],
    {value: fields.kind, label: "What is measured", document}
  );
  const inputs = FIELDS.map((field) => ({field, ...Input(field, fields[field.key], document)}));
  const answers = h("div", {class: "qd-answers", role: "status", "aria-live": "polite"});
  const read = (): PlanFields => {
    const typed = Object.fromEntries(PLAN_KEYS.map((key) => [key, fields[key]])) as PlanFields;
    for (const {field, input} of inputs)
      if (field.kind === undefined || field.kind === kind.value) typed[field.key] = input.value;
    return {...typed, kind: kind.value};
  };
  const draw = () => {
    for (const {field, root} of inputs) root.hidden = field.kind !== undefined && field.kind !== kind.value;
    answers.replaceChildren(...Answers(planAnswers(read()), document));
  };
  const form = h(
    "form",
    {class: "qd-planner"},
    kind,
    inputs.map((d) => d.root)
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", draw);
  draw();
  const card = Card(
    {
      title: "Plan the next one: how many, for how long, to see which effect",
      subtitle: h(
        "span",
        null,
        from === null
          ? "Fill in what is known of the KPI"
          : ["Filled from the control arm of ", h("bdi", null, from), "; change anything"]
      ),
      body: h("div", {class: "qd-plan-body"}, form, answers),
      links: [TableDownload({table: () => answers.querySelector(".qd-table-box"), document})],
      method:
        "Two-sided 5%; means by the noncentral t (Cohen 1988), shares by Fleiss 4.14; clusters by 1 + (m \u2212 1) \u00d7 ICC (Eldridge 2006)"
    },
    {id: "planner", document}
  );
  return withValue(card, read);
}

function Input(
  {key, label, note, kind, least}: Field,
  value: string,
  document?: Document
): {root: HTMLElement; input: HTMLInputElement} {
  const {h} = dom(document);
  const id = `plan-${key}${kind === undefined ? "" : `-${kind}`}`;
  const input = h("input", {
    ...{id, class: "qd-input", type: "number", step: "any", inputmode: "decimal", min: least ?? null},
    ...{name: key, value, autocomplete: "off", "aria-describedby": `${id}-note`}
  });
  const root = h(
    "div",
    {class: "qd-plan-field"},
    h("label", {for: id}, label),
    input,
    h("small", {id: `${id}-note`}, note)
  );
  return {root, input};
}

function Answers(answers: PlanAnswers, document?: Document): Element[] {
  const {h} = dom(document);
  const {for_effect, for_units, design, table, kind} = answers;
  const format = formatFor();
  const caption = "Units and weeks for smaller and larger effects";
  return [
    Answer("How many units?", unitsWords(for_effect, kind), for_effect, document),
    Answer("Which effect?", effectWords(for_units, answers), for_units, document),
    ...(design > 1
      ? [
          h(
            "p",
            {class: "qd-card-sub"},
            `Alike units of one account multiply the number by ${format.decimal(design, 2)}.`
          )
        ]
      : []),
    ...(table.some((d) => d.per_arm !== null)
      ? [
          DataTable(
            table,
            [
              {key: "effect", label: "Effect", cell: (d) => effectText(d, kind)},
              {
                key: "relative",
                label: "Of the baseline",
                align: "end",
                cell: (d) => format.percent(d.relative)
              },
              {key: "per_arm", label: "Units per arm", align: "end", cell: (d) => format.count(d.per_arm)},
              {key: "units", label: "Both arms", align: "end", cell: (d) => format.count(d.units)},
              ...(table.some((d) => d.accounts !== d.units) ? [ACCOUNTS] : []),
              {key: "weeks", label: "Weeks", align: "end", cell: (d) => format.count(d.weeks)}
            ],
            {caption, narrow: "scroll", csv: (d) => ({...d}), document}
          )
        ]
      : [])
  ];
}

function Answer(label: string, words: string, {reason}: EffectRow, document?: Document): HTMLElement {
  const {h} = dom(document);
  const said = reason === null ? words : words === "" ? sentence(reason) : `${words} ${sentence(reason)}`;
  return h("div", {class: "qd-answer"}, h("h3", null, label), h("p", {class: "qd-num"}, said));
}

function unitsWords(row: EffectRow, kind: PlanAnswers["kind"]): string {
  const {per_arm, units, weeks, accounts} = row;
  if (per_arm === null) return "";
  const format = formatFor();
  const clusters = accounts === units ? "" : ` in ${format.count(accounts)} accounts`;
  return `${format.count(per_arm)} an arm, ${format.count(units)} together${clusters}, to see ${effectText(row, kind)}${comeIn(weeks)}.`;
}

function effectWords(row: EffectRow, {kind, power}: PlanAnswers): string {
  const format = formatFor();
  if (row.per_arm === null || row.effect === 0) return "";
  const of = row.relative === null ? "" : ` (${format.percent(row.relative)} of the baseline)`;
  return `${format.count(row.per_arm)} an arm see ${effectText(row, kind)}${of} with ${format.percent(power, 0)} power${comeIn(row.weeks)}.`;
}

function effectText({effect}: EffectRow, kind: PlanAnswers["kind"]): string {
  const size = Number(Math.abs(effect).toPrecision(3));
  const digits = String(size).split(".")[1]?.length ?? 0;
  const text = formatFor().decimal(effect, Math.min(6, digits));
  return kind === "share" ? `${text}\u00a0pt` : text;
}

function comeIn(weeks: number | null): string {
  if (weeks === null) return "";
  return `; they come in ${weeks === 1 ? "a week" : `${formatFor().count(weeks)} weeks`}`;
}
