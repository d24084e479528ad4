import type {Child} from "../../components/dom.js";
import type {DeckPlan} from "../../metrics/deckData.js";
import {addMonths} from "../../metrics/months.js";
import type {CustomerDeck} from "../audience.js";
import {capitalised} from "../capitalised.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Kit, Slide} from "../types.js";

const ROWS = 6;

function goalName(plan: DeckPlan, {goals}: CustomerDeck): string | null {
  return plan.about === "goal" ? (goals.find((g) => g.goal_id === plan.ref)?.goal ?? null) : null;
}

function side(plan: DeckPlan, {vendor, account}: CustomerDeck): string {
  return plan.owner_side === "us" ? vendor.name : plan.owner_side === "customer" ? account.name : "";
}

function overdue({due_date}: DeckPlan, {period}: CustomerDeck): boolean {
  return due_date !== null && due_date <= period.as_of;
}

function tag(plan: DeckPlan, data: CustomerDeck, {h, text}: Kit): Child {
  return overdue(plan, data)
    ? h("span", {class: "tag bad"}, text("next.status.overdue"))
    : h("span", {class: "tag"}, text("next.status.open"));
}

function row(plan: DeckPlan, lines: number, data: CustomerDeck, kit: Kit): Row {
  const {h} = kit;
  const goal = goalName(plan, data);
  const about = goal ? kit.text("next.about.goal_named", {goal}) : kit.text(`next.about.${plan.about}`);
  return {
    cells: [
      [
        kit.fit(plan.plan, {slide: "next", width: 500, size: 15, weight: 500, lines}),
        h("small", null, kit.fit(about, {slide: "next", width: 500, size: 13}))
      ],
      [
        plan.owner ? kit.fit(plan.owner, {slide: "next", width: 250, size: 15}) : kit.text("next.no_owner"),
        h("small", null, kit.fit(side(plan, data), {slide: "next", width: 250, size: 13}))
      ],
      plan.due_date ? h("b", null, kit.format.day(plan.due_date)) : kit.text("not_well.no_date"),
      tag(plan, data, kit)
    ]
  };
}

/** Agreed steps by when they are due: in the coming quarter, or not. */
interface Steps {
  due: readonly DeckPlan[];
  overdue: readonly DeckPlan[];
  later: readonly DeckPlan[];
  undated: readonly DeckPlan[];
}

function stepsOf(plans: readonly DeckPlan[], data: CustomerDeck): Steps {
  const end = addMonths(data.period.last_day, 3);
  const coming = plans.filter((p) => p.due_date !== null && !overdue(p, data));
  return {
    due: coming.filter((p) => p.due_date! <= end),
    overdue: plans.filter((p) => overdue(p, data)),
    later: coming.filter((p) => p.due_date! > end),
    undated: plans.filter((p) => p.due_date === null)
  };
}

function sides({plans, ours, theirs}: {plans: number; ours: number; theirs: number}) {
  if (ours + theirs < plans) return "next.title" as const;
  if (theirs === 0) return "next.title.ours" as const;
  return ours === 0 ? ("next.title.theirs" as const) : ("next.title.sides" as const);
}

const OTHERS = ["overdue", "later", "undated"] as const;

/** The steps that are not for the coming quarter, each kind counted apart. */
function others(steps: Steps, kit: Kit): string[] {
  return OTHERS.filter((id) => steps[id].length > 0).map((id) =>
    kit.text(`next.title.${id}`, {n: steps[id].length, count: kit.words(steps[id].length)})
  );
}

function title(plans: readonly DeckPlan[], data: CustomerDeck, kit: Kit): Child[] {
  const steps = stepsOf(plans, data);
  const {due} = steps;
  const apart = others(steps, kit);
  const rest = apart.join(kit.text("list.comma"));
  const quarter = kit.quarter(data.period.next_quarter);
  if (due.length === 0) return capitalised(kit.rich("next.title.none", {quarter, others: rest}), kit.locale);
  const ours = due.filter((p) => p.owner_side === "us").length;
  const theirs = due.filter((p) => p.owner_side === "customer").length;
  const values = {
    n: due.length,
    plans: kit.words(due.length),
    quarter,
    ours: kit.format.count(ours),
    theirs: kit.format.count(theirs),
    theirs_n: theirs,
    ours_n: ours,
    day: kit.format.dayMonth(due[0]!.due_date)
  };
  return capitalised(
    [
      // Two lines have no room for everything: the table says whose a step is.
      ...kit.rich(apart.length > 1 ? "next.title" : sides({plans: due.length, ours, theirs}), values),
      ...kit.rich("next.title.first", values),
      ...(rest === "" ? [] : kit.rich("next.title.besides", {others: rest}))
    ],
    kit.locale
  );
}

/** The agreed steps, what is due first on top; null without an open step. */
export function nextSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const open = data.plans
    .filter((p) => p.status === "open")
    .sort((a, b) => (a.due_date ?? "9999").localeCompare(b.due_date ?? "9999"));
  if (open.length === 0) return leftOut("next", data, kit, {table: "plans", id: "missing.plans"});
  for (const plan of open.filter((p) => !p.owner || !p.due_date))
    kit.check({kind: "missing", slide: "next"}, "missing.owner", {plan: plan.plan});
  const more = open.length - ROWS;
  const heads = [
    {head: kit.text("next.step")},
    {head: kit.text("next.owner"), width: 280},
    {head: kit.text("next.due"), width: 140},
    {head: kit.text("next.state"), width: 120}
  ];
  const table = deckTable(
    kit,
    heads,
    open.slice(0, ROWS).map((plan) => row(plan, open.length <= 4 ? 2 : 1, data, kit)),
    open.length <= 4 ? "roomy" : ""
  );
  return {
    id: "next",
    kicker: kit.text("next.kicker", {quarter: kit.quarter(data.period.next_quarter)}),
    title: title(open, data, kit),
    main: exhibit(
      kit,
      {
        title: kit.text("next.table"),
        unit: more > 0 ? kit.text("next.unit_more", {n: more}) : kit.text("next.unit")
      },
      table
    ),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {tables: ["plans"]}),
    findings: []
  };
}
