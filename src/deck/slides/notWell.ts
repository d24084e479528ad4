import {type Room, wrapText} from "../../components/deck/fitText.js";
import type {Child} from "../../components/dom.js";
import type {DeckPlan} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {capitalised} from "../capitalised.js";
import {deckTable, type Row} from "../exhibit.js";
import {sourceLine} from "../source.js";
import type {Finding, Issue, Kit, Slide} from "../types.js";

/** A table has six rows at most; see deckTable. */
const ROWS = 6;
/** The room of the rows, and what the line "And 2 more" takes of it, in CSS px. */
const ROOM = 468;
const MORE = 30;
/** What the CSM's own text below the table may take. */
const OWN = 110;
/** How far rows stand apart, the airiest first: the table's class, and its padding above and below together. */
const AIR = [
  {name: "issues roomy", padding: 72},
  {name: "issues", padding: 36},
  {name: "issues tight", padding: 20}
] as const;

/** What is done about an issue. */
type Answer = Pick<DeckPlan, "plan" | "owner" | "owner_side" | "due_date" | "status">;

/** What is meant to be done is agreed with nobody yet. */
const MEANT = {owner: null, owner_side: null, due_date: null, status: "open"} as const;

/** How high the cells of an issue are, by the lines that they take. */
function rowHeight(issue: Issue, plan: Answer | null, owned: string): number {
  const lines = (text: string, room: Room & {lines: number}) =>
    Math.min(room.lines, wrapText(text, room).length);
  const interval = typeof issue.interval === "string" ? issue.interval : "";
  return Math.max(
    36 + 20 * lines(interval, {width: 166, size: 14, lines: 3}),
    25 * lines(issue.what, {width: 244, size: 17, weight: 600, lines: 3}),
    24 * lines(issue.know, {width: 280, size: 16, lines: 4}),
    plan
      ? 24 * lines(plan.plan, {width: 235, size: 16, lines: 3}) +
          20 * lines(owned, {width: 235, size: 14, lines: 2})
      : 48,
    52
  );
}

/** How many rows there is room for when they stand that far apart. */
function fitting(heights: readonly number[], padding: number, room: number): number {
  let [rows, used] = [0, 0];
  while (rows < Math.min(ROWS, heights.length) && used + heights[rows]! + padding <= room)
    used += heights[rows++]! + padding;
  return rows;
}

/** As many rows as there is room for. */
function rowsOf(heights: readonly number[], room: number): number {
  const {padding} = AIR.at(-1)!;
  if (fitting(heights, padding, room) === heights.length) return heights.length;
  return Math.max(1, fitting(heights, padding, room - MORE));
}

/** As far apart as the rows can stand, in smaller letters where a language needs more room than English. */
function look(heights: readonly number[], room: number): string {
  return (
    AIR.find(({padding}) => fitting(heights, padding, room) === heights.length)?.name ?? "issues tight dense"
  );
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const namesOf = (p: DeckPlan) =>
  [
    p.ref,
    p.topic,
    ...(p.severity === null ? [] : [`first_response.${p.severity}`, `resolution.${p.severity}`])
  ].filter((d) => d !== null);

/**
 * The step that answers each issue: one that names it, else an open one about such things that names nothing; a step
 * of the latter kind answers one issue only.
 */
function plansOf(issues: readonly Issue[], plans: readonly DeckPlan[]): (Answer | null)[] {
  const free = new Set(plans.filter((p) => p.status === "open" && !p.ref));
  const named = issues.map(({refs}) => {
    const answers = plans.filter(
      (p) => p.status !== "dropped" && namesOf(p).some((name) => refs.some((ref) => same(ref, name)))
    );
    return answers.find((p) => p.status === "open") ?? answers[0] ?? null;
  });
  return issues.map(({about, plan}, i) => {
    if (named[i]) return named[i];
    const general = [...free].find((p) => about.includes(p.about)) ?? null;
    if (general) free.delete(general);
    return general ?? (plan ? {plan, ...MEANT} : null);
  });
}

function ownerText(plan: Answer, {vendor, account}: CustomerDeck, kit: Kit): string {
  const side = plan.owner_side === "us" ? vendor.name : plan.owner_side === "customer" ? account.name : null;
  return [plan.owner, side].filter(Boolean).join(kit.text("list.comma"));
}

function owner(plan: Answer, data: CustomerDeck, kit: Kit): string {
  return kit.fit(ownerText(plan, data, kit), {
    slide: "not-well",
    width: 235,
    size: 14,
    lines: 2
  });
}

/** A step that nobody owns is meant, not agreed. */
function statusOf({status, owner: by, due_date}: Answer) {
  if (status === "done") return "next.status.done" as const;
  return by || due_date ? ("next.status.open" as const) : ("next.status.meant" as const);
}

function planCells(plan: Answer | null, data: CustomerDeck, kit: Kit): Child[] {
  const {h} = kit;
  if (!plan)
    return [
      h("span", {class: "know"}, kit.text("not_well.to_agree")),
      h("span", {class: "tag dash"}, kit.text("not_well.no_plan"))
    ];
  const done = plan.status === "done";
  return [
    [
      h("span", {class: "say"}, kit.fit(plan.plan, {slide: "not-well", width: 235, size: 16, lines: 3})),
      h("small", null, owner(plan, data, kit) || kit.text("next.no_owner"))
    ],
    [
      h(
        "div",
        {class: "what"},
        plan.due_date ? kit.format.dayMonth(plan.due_date) : kit.text("not_well.no_date")
      ),
      h("span", {class: done ? "tag ok" : "tag"}, kit.text(statusOf(plan)))
    ]
  ];
}

function row(
  issue: Issue,
  plan: Answer | null,
  data: CustomerDeck,
  {kit, name}: {kit: Kit; name: string}
): Row {
  const {h} = kit;
  const small = name.endsWith("dense");
  const [what, know] = [
    {width: 244, size: small ? 15 : 17, weight: 600, lines: 3},
    {width: 280, size: small ? 14 : 16, lines: small ? 5 : 4}
  ];
  return {
    cells: [
      [h("div", {class: "big"}, issue.result), h("small", null, issue.interval)],
      h("span", {class: "what"}, kit.fit(issue.what, {slide: "not-well", ...what})),
      h("span", {class: "know"}, kit.fit(issue.know, {slide: "not-well", ...know})),
      ...planCells(plan, data, kit)
    ]
  };
}

function title(plans: readonly (Answer | null)[], kit: Kit): Child[] {
  const issues = plans.length;
  const planned = plans.filter((p) => p?.owner && p.due_date).length;
  const unplanned = plans.filter((p) => p === null).length;
  const loose = issues - planned - unplanned;
  const values = {
    n: issues,
    count: kit.words(issues),
    planned: kit.words(planned),
    planned_n: planned,
    loose: kit.words(loose),
    loose_n: loose,
    unplanned: kit.words(unplanned),
    unplanned_n: unplanned
  };
  const id = loose > 0 ? "loose" : planned === issues ? "planned" : planned === 0 ? "unplanned" : "mixed";
  return capitalised(kit.rich(`not_well.title.${id}`, values), kit.locale);
}

const issuesOf = (findings: readonly Finding[]) =>
  findings.filter((f) => f.tone === "bad" && f.issue).sort((a, b) => b.weight - a.weight);

/** What went badly in a finding of that name. */
function whatOf(id: string, findings: readonly Finding[]): string {
  return findings.find((d) => d.id === id)!.issue!().what;
}

/**
 * What went badly by the findings of the other slides, and the plan for each; a plan is a step with an owner and a date.
 *
 * @param measured the findings in English: every language shows as many of them as English has room for, and the
 *   checklist tells them in English
 */
export function notWellSlide(
  data: CustomerDeck,
  kit: Kit,
  {findings, measured}: {findings: readonly Finding[]; measured: readonly Finding[]}
): Slide | null {
  const bad = issuesOf(findings);
  if (bad.length === 0) {
    kit.check({kind: "left out", slide: "not-well"}, "missing.issues");
    return null;
  }
  const issues = bad.map((f) => f.issue!());
  const plans = plansOf(issues, data.plans);
  for (const [i, {id}] of bad.entries())
    if (!plans[i])
      kit.check({kind: "no plan", slide: "not-well"}, "missing.plan", {what: whatOf(id, measured)});
  const estimated = issues.some((d) => d.estimated);
  const heads = [
    {head: kit.text(estimated ? "not_well.result" : "not_well.result_plain"), width: 176},
    {head: kit.text("not_well.what"), width: 274},
    {head: kit.text("not_well.know"), width: 310},
    {head: kit.text("not_well.plan"), width: 265},
    {head: kit.text("not_well.due")}
  ];
  const own = data.notes?.sections.some((d) => d.slide === "not-well" && d.place !== "title");
  const room = own ? ROOM - OWN : ROOM;
  const heights = (list: readonly Issue[]) =>
    list.map((issue, i) =>
      rowHeight(issue, plans[i] ?? null, plans[i] ? ownerText(plans[i], data, kit) : "")
    );
  const rows = rowsOf(heights(issuesOf(measured).map((f) => f.issue!())), room);
  const name = look(heights(issues.slice(0, rows)), rows < issues.length ? room - MORE : room);
  const rest = issues.slice(rows).map((issue) => issue.what);
  const table = deckTable(
    kit,
    heads,
    issues.slice(0, rows).map((issue, i) => row(issue, plans[i] ?? null, data, {kit, name})),
    name
  );
  const more =
    rest.length > 0 &&
    kit.h(
      "p",
      {class: "cs"},
      kit.fit(kit.text("not_well.more", {n: rest.length, list: rest.join(kit.text("list.semicolon"))}), {
        slide: "not-well",
        width: 1150,
        size: 13
      })
    );
  return {
    id: "not-well",
    kicker: kit.text("not_well.kicker"),
    title: title(plans, kit),
    main: kit.h("div", null, table, more),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {
      tables: tables(bad),
      extra: estimated ? kit.text("source.interval") : undefined
    }),
    findings: []
  };
}

const TABLES = {
  adoption: ["usage", "subscriptions"],
  features: ["usage"],
  experiments: ["experiments"],
  goals: ["goals"],
  value: ["value"],
  voice: ["surveys"],
  support: ["tickets"]
} as const;

function tables(bad: readonly Finding[]): string[] {
  const used = bad.flatMap((f) => (f.slide in TABLES ? TABLES[f.slide as keyof typeof TABLES] : []));
  return [...new Set([...used, "plans"])];
}
