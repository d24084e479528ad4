import type {Child} from "../../components/dom.js";
import type {BriefData, BriefPerson, BriefPlay} from "../../metrics/briefData.js";
import {capitalised} from "../capitalised.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {DeckKit} from "../kit.js";
import {sourceLine} from "../source.js";
import type {Remark, Slide} from "../types.js";
import {championRisk} from "./flags.js";
import {isolate} from "../../lib/languages.js";
import {daysText} from "./page.js";
import {playsTable} from "./playsTable.js";
import {type BriefStep, briefSteps} from "./steps.js";

const STEPS = 6;
const PEOPLE = 5;
const PAGE = "brief-people";

function peopleClause(data: BriefData, kit: DeckKit): string {
  const risk = championRisk(data);
  const {champions} = data.brief;
  if (risk !== null) return kit.text(`brief.people.risk.${risk}`);
  if (champions === null) return kit.text("brief.people.risk.unknown");
  return kit.text("brief.people.risk.no", {n: champions, count: kit.words(champions)});
}

function playsTitle(plays: readonly BriefPlay[], people: string, kit: DeckKit): Child[] {
  const due = plays[0]?.actions.map((d) => d.due).sort()[0];
  if (due === undefined) return kit.rich("brief.people.title.no_play", {people});
  const values = {n: plays.length, count: kit.words(plays.length), due: kit.format.dayMonth(due), people};
  return capitalised(kit.rich("brief.people.title.plays", values), kit.locale);
}

function title(steps: readonly BriefStep[], data: BriefData, kit: DeckKit): Child[] {
  const people = peopleClause(data, kit);
  const {plays} = data.brief;
  if (plays !== null) return playsTitle(plays, people, kit);
  if (steps.length === 0) return kit.rich("brief.people.title.none", {people});
  const values = {
    steps: kit.words(steps.length),
    steps_n: steps.length,
    within: daysText(steps[0]!.within, kit),
    people
  };
  return capitalised(kit.rich("brief.people.title.steps", values), kit.locale);
}

function stepRow({sign, step, within}: BriefStep, kit: DeckKit): Row {
  const fit = (text: string, width: number, weight = 400) =>
    kit.fit(text, {slide: PAGE, width, size: 15, weight, lines: 2});
  return {cells: [fit(sign, 222, 500), fit(step, 318), daysText(within, kit)]};
}

function stepsTable(steps: readonly BriefStep[], kit: DeckKit): Element {
  const heads = [
    {head: kit.text("brief.steps.sign"), width: 246},
    {head: kit.text("brief.steps.step")},
    {head: kit.text("brief.steps.within"), width: 84, number: true}
  ];
  const shown = steps.length > STEPS ? STEPS - 1 : STEPS;
  const rest = steps.slice(shown);
  const list = rest.map((d) => d.sign).join("; ");
  const more = kit.text("brief.steps.more", {n: rest.length, list});
  return exhibit(
    kit,
    {title: kit.text("brief.steps"), unit: kit.text("brief.steps.unit")},
    steps.length > 0
      ? deckTable(
          kit,
          heads,
          steps.slice(0, shown).map((d) => stepRow(d, kit))
        )
      : kit.h("p", {class: "say"}, kit.text("brief.steps.none")),
    rest.length > 0 && kit.h("p", {class: "cs"}, kit.fit(more, {slide: PAGE, width: 670, size: 13, lines: 2}))
  );
}

function who(d: BriefPerson, kit: DeckKit): Child {
  const fit = (text: string, weight = 400) =>
    kit.fit(text, {slide: PAGE, width: 245, size: weight === 400 ? 13 : 15, weight});
  const {h} = kit;
  if (d.name !== null)
    return [
      h("bdi", null, fit(d.name, 500)),
      h("small", null, fit(d.role ?? kit.text("brief.people.contact")))
    ];
  const name =
    d.role === null
      ? kit.text("brief.people.user_plain")
      : kit.text("brief.people.user", {role: isolate(d.role)});
  const score =
    d.champion_score === null
      ? kit.text("brief.people.named")
      : kit.text("brief.people.score", {score: kit.format.decimal(d.champion_score, 0)});
  return [fit(name, 500), h("small", null, score)];
}

function state(d: BriefPerson, kit: DeckKit): Child {
  const {h, format} = kit;
  if (d.left_on !== null)
    return h("span", {class: "tag bad"}, kit.text("brief.people.left", {day: format.day(d.left_on)}));
  if (d.name !== null) return kit.text("brief.people.there");
  if (d.last_day === null) return h("span", {class: "tag bad"}, kit.text("brief.people.never"));
  const seen = kit.text("brief.people.seen", {day: format.dayMonth(d.last_day)});
  return [kit.text("brief.people.days", {days: format.count(d.active_days)}), h("small", null, seen)];
}

/** Champions and contacts in turn, so that a long list of either leaves room for the other. */
function chosen(people: readonly BriefPerson[]): BriefPerson[] {
  const users = people.filter((d) => d.name === null);
  const contacts = people.filter((d) => d.name !== null);
  const first = users.slice(0, Math.max(3, PEOPLE - contacts.length));
  return [...first, ...contacts].slice(0, PEOPLE);
}

function peopleTable({brief}: BriefData, kit: DeckKit): Element {
  const shown = chosen(brief.people);
  const rest = brief.people.length - shown.length;
  const heads = [{head: kit.text("brief.people.who")}, {head: kit.text("brief.people.state"), width: 218}];
  const rows = shown.map((d): Row => ({cells: [who(d, kit), state(d, kit)]}));
  return exhibit(
    kit,
    {title: kit.text("brief.people.table"), unit: kit.text("brief.people.unit")},
    rows.length > 0
      ? deckTable(kit, heads, rows, "people")
      : kit.h("p", {class: "say"}, kit.text("brief.people.no_table")),
    rest > 0 && kit.h("p", {class: "cs"}, kit.text("brief.people.more", {n: rest}))
  );
}

function touchRemark({brief}: BriefData, kit: DeckKit): Remark {
  const [last] = brief.touches;
  if (!last) return {text: kit.rich("brief.touch.none")};
  const values = {
    day: kit.format.dayMonth(last.ts),
    how:
      [last.purpose, last.channel]
        .filter(Boolean)
        .join(", ")
        .replace("checkin", "check-in")
        .replace("_", "-") || kit.text("brief.people.contact"),
    summary:
      last.summary === null
        ? ""
        : kit.h("bdi", null, kit.fit(last.summary, {slide: PAGE, width: 440, size: 16, lines: 2}))
  };
  return {text: kit.rich(last.summary ? "brief.touch" : "brief.touch.plain", values)};
}

function journalRemark({brief}: BriefData, kit: DeckKit): Remark[] {
  if (brief.actions.length === 0) return [];
  const entries = brief.actions.map((d) =>
    kit.text("brief.journal.entry", {
      play: isolate(d.play),
      day: kit.format.dayMonth(d.fired_on),
      state: d.state ?? "none"
    })
  );
  const list = kit.fit(entries.join("; "), {slide: PAGE, width: 440, size: 16, lines: 2});
  return [{text: kit.rich("brief.journal", {list})}];
}

/** What to do next and with whom. */
export function peoplePage(data: BriefData, kit: DeckKit): Slide {
  const {plays} = data.brief;
  const steps = plays === null ? briefSteps(data, kit) : [];
  return {
    id: PAGE,
    kicker: kit.text("brief.people.kicker", {day: kit.format.day(data.period.as_of)}),
    title: title(steps, data, kit),
    main: plays === null ? stepsTable(steps, kit) : playsTable(plays, kit),
    span: 7,
    aside: peopleTable(data, kit),
    remarks: [...journalRemark(data, kit), touchRemark(data, kit)].slice(0, 1),
    source: sourceLine(data, kit, {
      tables: ["users", "contacts", "touches"],
      extra: kit.text(plays === null ? "brief.source.rules" : "brief.source.plays")
    }),
    findings: []
  };
}
