import type {Child} from "../../components/dom.js";
import type {BriefData, BriefOpen} from "../../metrics/briefData.js";
import {capital} from "../capital.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {DeckKit} from "../kit.js";
import {sourceLine} from "../source.js";
import type {Finding, Remark, Slide} from "../types.js";
import {ageOf, daysText} from "./page.js";
import {type BriefQuestion, briefQuestions} from "./questions.js";

const ROWS = 6;
const PAGE = "brief-questions";

function title(questions: readonly BriefQuestion[], kit: DeckKit): Child[] {
  const [first] = questions;
  if (!first) return kit.rich("brief.questions.title.none");
  const values = {
    n: questions.length,
    count: kit.words(questions.length),
    topic: kit.text(`brief.topic.${first.topic}`)
  };
  return capital(kit.rich("brief.questions.title", values), kit.locale);
}

function row(d: BriefQuestion, kit: DeckKit): Row {
  const question = kit.fit(d.question, {slide: PAGE, width: 270, size: 16, weight: 600, lines: 2});
  const behind =
    typeof d.behind === "string"
      ? kit.fit(d.behind, {slide: PAGE, width: 330, size: 15, lines: 3})
      : d.behind;
  return {cells: [question, kit.h("div", {class: "behind"}, behind), kit.text(`brief.slide.${d.topic}`)]};
}

function table(questions: readonly BriefQuestion[], {period}: BriefData, kit: DeckKit): Element {
  const heads = [
    {head: kit.text("brief.questions.question"), width: 294},
    {head: kit.text("brief.questions.behind")},
    {head: kit.text("brief.questions.slide"), width: 118}
  ];
  const rest = questions.slice(ROWS);
  const list = rest.map((d) => d.question).join(" ");
  const more = kit.text("brief.questions.more", {n: rest.length, list});
  return exhibit(
    kit,
    {
      title: kit.text("brief.questions.table"),
      unit: kit.text("brief.questions.unit", {quarter: period.quarter})
    },
    questions.length > 0
      ? deckTable(
          kit,
          heads,
          questions.slice(0, ROWS).map((d) => row(d, kit)),
          "questions"
        )
      : kit.h("p", {class: "say"}, kit.text("brief.questions.none")),
    rest.length > 0 && kit.h("p", {class: "cs"}, kit.fit(more, {slide: PAGE, width: 760, size: 13, lines: 2}))
  );
}

function waiting(kind: BriefOpen["kind"], data: BriefData, kit: DeckKit): Remark {
  const open = data.brief.open.filter((d) => d.kind === kind);
  const oldest = Math.max(0, ...open.map((d) => ageOf(d.since, data)));
  const values = {n: open.length, days: daysText(oldest, kit)};
  return {
    number: kit.format.count(open.length),
    small: kit.text(`brief.waiting.${kind}s.small`, values),
    text: kit.rich(`brief.waiting.${kind}s`, values)
  };
}

/** What they may ask, what waits for them, and the CSM's own words. */
export function questionsPage(data: BriefData, kit: DeckKit, findings: readonly Finding[]): Slide {
  const questions = briefQuestions(data, findings, kit);
  const noted = data.brief.notes.length > 0;
  return {
    id: PAGE,
    kicker: kit.text("brief.questions.kicker", {quarter: data.period.quarter}),
    title: title(questions, kit),
    main: table(questions, data, kit),
    span: 8,
    remarks: noted
      ? []
      : [waiting("ticket", data, kit), waiting("request", data, kit), {text: kit.rich("brief.notes.how")}],
    source: sourceLine(data, kit, {tables: ["usage", "goals", "value", "surveys", "tickets", "requests"]}),
    findings: []
  };
}
