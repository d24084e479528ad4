import {GoalStrip} from "../../components/deck/goalStrip.js";
import type {Child} from "../../components/dom.js";
import type {DeckGoal} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {cellNumber} from "../compact.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Finding, Kit, Slide} from "../types.js";

const ROWS = 6;
const ORDER = {missed: 0, open: 1, met: 2, dropped: 3} as const;

function amount(value: number | null, goal: DeckGoal, kit: Kit): string {
  if (value === null) return kit.text("goals.no_value");
  const digits = Number.isInteger(value) ? 0 : 1;
  const unit = goal.unit?.trim() ?? "";
  if (unit === "%") return kit.format.percent(value / 100, digits);
  return cellNumber(value, kit.format, {width: 76, digits});
}

function unitText({unit}: DeckGoal): string {
  return unit === "%" ? "" : (unit?.trim() ?? "");
}

function statusTag(goal: DeckGoal, kit: Kit): Child {
  const look = {met: "tag ok", missed: "tag bad", open: "tag", dropped: "tag"}[goal.status];
  return kit.h("span", {class: look}, kit.text(`goals.status.${goal.status}`));
}

function strip(goal: DeckGoal, kit: Kit): Child {
  if (goal.attainment === null) return kit.text("goals.not_measured");
  const share = kit.format.percent(goal.attainment, 0);
  return GoalStrip(goal.attainment, {
    document: kit.canvas("value"),
    width: 190,
    name: kit.text("goals.strip", {share})
  });
}

function goalRow(goal: DeckGoal, lines: number, kit: Kit): Row {
  const below = [unitText(goal), goal.owner ?? ""].filter(Boolean).join(" \u00b7 ");
  return {
    cells: [
      [
        kit.fit(goal.goal, {slide: "goals", width: 316, size: 15, weight: 500, lines}),
        kit.h("small", null, kit.fit(below, {slide: "goals", width: 316, size: 13}))
      ],
      amount(goal.baseline, goal, kit),
      kit.h("b", null, amount(goal.current, goal, kit)),
      amount(goal.target, goal, kit),
      strip(goal, kit),
      goal.attainment === null ? kit.format.percent(null) : kit.format.percent(goal.attainment, 0),
      kit.format.day(goal.due_date),
      statusTag(goal, kit)
    ]
  };
}

function table(goals: readonly DeckGoal[], kit: Kit): Element {
  const heads = [
    {head: kit.text("goals.goal")},
    {head: kit.text("goals.baseline"), width: 108, number: true},
    {head: kit.text("goals.now"), width: 108, number: true},
    {head: kit.text("goals.target"), width: 108, number: true},
    {head: kit.text("goals.progress"), width: 216},
    {head: kit.text("goals.share"), width: 72, number: true},
    {head: kit.text("goals.due"), width: 136, number: true},
    {head: kit.text("goals.state"), width: 104}
  ];
  return deckTable(
    kit,
    heads,
    goals.map((goal) => goalRow(goal, goals.length <= 4 ? 2 : 1, kit)),
    goals.length <= 4 ? "roomy" : ""
  );
}

function title(goals: readonly DeckGoal[], kit: Kit): Child[] {
  const count = (status: string) => goals.filter((g) => g.status === status).length;
  const [met, missed, open] = [count("met"), count("missed"), count("open")];
  const values = {
    goals: kit.n("goals"),
    n: goals.length,
    met: kit.n("goals.met"),
    met_n: met,
    missed: kit.n("goals.missed"),
    missed_n: missed,
    open: kit.n("goals.open"),
    open_n: open
  };
  const [only] = goals;
  if (
    goals.length === 1 &&
    only &&
    only.current !== null &&
    only.target !== null &&
    only.status !== "dropped"
  )
    return kit.rich(`goals.title.one_${only.status}`, {
      now: amount(only.current, only, kit),
      target: amount(only.target, only, kit)
    });
  if (met === goals.length) return kit.rich("goals.title.all_met", values);
  if (goals.length === 1 && open === 1 && only?.current === null) return kit.rich("goals.title.one_unknown");
  if (open === goals.length) {
    const ahead = goals.filter((g) => (g.attainment ?? 0) >= 0.5).length;
    return kit.rich("goals.title.all_open", {...values, ahead: kit.format.count(ahead), ahead_n: ahead});
  }
  return kit.rich(missed > 0 ? "goals.title.missed" : "goals.title.met", values);
}

function missedFinding(goal: DeckGoal, kit: Kit): Finding {
  const name = kit.fit(goal.goal, {slide: "goals", width: 420, size: 16});
  const reached =
    goal.attainment === null ? kit.format.percent(null) : kit.format.percent(goal.attainment, 0);
  return {
    id: `goal ${goal.goal_id}`,
    slide: "goals",
    tone: "bad",
    weight: 0.55 + 0.3 * Math.min(1, Math.max(0, 1 - (goal.attainment ?? 0.5))),
    number: () => reached,
    small: kit.text("goals.finding.small"),
    headline: () => kit.rich("goals.headline.missed", {goal: name}),
    text: () =>
      kit.rich("goals.finding.missed", {
        goal: name,
        now: amount(goal.current, goal, kit),
        target: amount(goal.target, goal, kit)
      }),
    issue: () => ({
      result: reached,
      interval: kit.text("goals.issue.interval", {
        now: amount(goal.current, goal, kit),
        target: amount(goal.target, goal, kit)
      }),
      what: kit.text("goals.issue.what", {goal: goal.goal}),
      know: goal.due_date
        ? kit.text("goals.issue.know", {
            day: kit.format.day(goal.due_date),
            baseline: amount(goal.baseline, goal, kit)
          })
        : kit.text("issue.unknown"),
      about: ["goal"],
      refs: [goal.goal_id, goal.goal]
    })
  };
}

/** What fell due in the quarter; what was due before it was told in an earlier review. */
function findings(all: readonly DeckGoal[], {period}: CustomerDeck, kit: Kit): Finding[] {
  const goals = all.filter(
    (g) => g.due_date !== null && g.due_date >= period.first_day && g.due_date <= period.last_day
  );
  const missed = goals.filter((g) => g.status === "missed").map((goal) => missedFinding(goal, kit));
  const met = goals.filter((g) => g.status === "met");
  if (met.length === 0) return missed;
  const values = () => ({
    met: kit.format.count(met.length),
    met_n: met.length,
    goals: kit.format.count(goals.length),
    n: goals.length,
    goal: kit.fit(met[0]!.goal, {slide: "summary", width: 420, size: 16})
  });
  const good: Finding = {
    id: "goals.met",
    slide: "goals",
    tone: "good",
    weight: 0.5 + (0.3 * met.length) / goals.length,
    number: () => `${kit.format.count(met.length)} / ${kit.format.count(goals.length)}`,
    small: kit.text("goals.finding.met_small"),
    headline: () => kit.rich("goals.headline.met", values()),
    text: () => kit.rich("goals.finding.met", values())
  };
  return [good, ...missed];
}

/** The customer's goals: baseline, target, now, due; null when none is agreed. */
export function goalsSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const goals = data.goals
    .filter((g) => g.status !== "dropped")
    .sort((a, b) => ORDER[a.status] - ORDER[b.status]);
  if (goals.length === 0) {
    const id = data.goals.length > 0 ? "missing.goals_dropped" : "missing.goals";
    return leftOut("goals", data, kit, {table: "goals", id});
  }
  for (const goal of goals.filter((g) => g.current === null))
    kit.check({kind: "missing", slide: "goals"}, "missing.current", {goal: goal.goal});
  const more = goals.length - ROWS;
  const unit = more > 0 ? kit.text("goals.unit_more", {n: more}) : kit.text("goals.unit");
  return {
    id: "goals",
    kicker: kit.text("goals.kicker"),
    title: title(goals, kit),
    main: exhibit(kit, {title: kit.text("goals.table"), unit}, table(goals.slice(0, ROWS), kit)),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {tables: ["goals"], extra: kit.text("source.goals")}),
    findings: findings(goals, data, kit)
  };
}
