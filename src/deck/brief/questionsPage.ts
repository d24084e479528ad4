import {wrapText} from "../../components/deck/fitText.js";
import type {Child} from "../../components/dom.js";
import type {BriefData, BriefOpen} from "../../metrics/briefData.js";
import {capitalised} from "../capitalised.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {DeckKit} from "../kit.js";
import {sourceLine} from "../source.js";
import type {Finding, Remark, Slide} from "../types.js";
import {fitting} from "./fitting.js";
import {ageOf, daysText} from "./page.js";
import {type BriefQuestion, briefQuestions, type QuestionTopic} from "./questions.js";

const ROOM = {rows: 6, room: 420, more: 32};
/** Padding and rule of a row. */
const PADDING = 23;
const LINE = 22;
const PAGE = "brief-questions";

/** The widths of the first two columns of text: narrower beside the CSM's own words. */
interface Widths {
  question: number;
  behind: number;
}

function title(questions: readonly BriefQuestion[], kit: DeckKit): Child[] {
  const [first] = questions;
  if (!first) return kit.rich("brief.questions.title.none");
  const values = {
    n: questions.length,
    count: kit.words(questions.length),
    topic: kit.text(`brief.topic.${first.topic}`)
  };
  return capitalised(kit.rich("brief.questions.title", values), kit.locale);
}

interface Measured {
  row: Row;
  height: number;
}

/** What the questions are read off: the findings of the deck's slides, and which slides it shows. */
export interface QuestionBasis {
  findings: readonly Finding[];
  shown: ReadonlySet<string>;
}

const slideOf = (topic: QuestionTopic) => (topic === "request" ? "requests" : topic);

function row(
  d: BriefQuestion,
  widths: Widths,
  {kit, shown}: {kit: DeckKit; shown: QuestionBasis["shown"]}
): Measured {
  const question = kit.fit(d.question, {
    slide: PAGE,
    width: widths.question,
    size: 16,
    weight: 600,
    lines: 2
  });
  const room = {width: widths.behind, size: 15};
  const text = typeof d.behind === "string" ? kit.fit(d.behind, {slide: PAGE, ...room, lines: 3}) : d.behind;
  const behind = kit.h("div", {class: "behind"}, text);
  const lines = Math.max(
    wrapText(question, {width: widths.question, size: 16, weight: 600}).length,
    wrapText(behind.textContent ?? "", room).length
  );
  return {
    row: {
      cells: [
        question,
        behind,
        kit.text(shown.has(slideOf(d.topic)) ? `brief.slide.${d.topic}` : "brief.slide.none")
      ]
    },
    height: LINE * lines + PADDING
  };
}

function table(
  questions: readonly BriefQuestion[],
  data: BriefData,
  {kit, shown: slides}: {kit: DeckKit; shown: QuestionBasis["shown"]}
): Element {
  const noted = data.brief.notes.length > 0;
  const widths = noted ? {question: 220, behind: 280} : {question: 270, behind: 350};
  const heads = [
    {head: kit.text("brief.questions.question"), width: widths.question + 20},
    {head: kit.text("brief.questions.behind")},
    {head: kit.text("brief.questions.slide"), width: 118}
  ];
  const rows = questions.map((d) => row(d, widths, {kit, shown: slides}));
  const shown = fitting(
    rows.map((d) => d.height),
    ROOM
  );
  const rest = questions.slice(shown);
  const list = rest.map((d) => kit.fit(d.question, {slide: PAGE, width: 320, size: 13})).join(" ");
  const more = kit.text("brief.questions.more", {n: rest.length, list});
  return exhibit(
    kit,
    {
      title: kit.text("brief.questions.table"),
      unit: kit.text("brief.questions.unit", {quarter: data.period.quarter})
    },
    questions.length > 0
      ? deckTable(
          kit,
          heads,
          rows.slice(0, shown).map((d) => d.row),
          "questions"
        )
      : kit.h("p", {class: "say"}, kit.text("brief.questions.none")),
    rest.length > 0 &&
      kit.h("p", {class: "cs"}, kit.fit(more, {slide: PAGE, width: noted ? 670 : 760, size: 13}))
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
export function questionsPage(data: BriefData, kit: DeckKit, {findings, shown}: QuestionBasis): Slide {
  const questions = briefQuestions(data, findings, kit);
  const noted = data.brief.notes.length > 0;
  return {
    id: PAGE,
    kicker: kit.text("brief.questions.kicker", {quarter: data.period.quarter}),
    title: title(questions, kit),
    main: table(questions, data, {kit, shown}),
    span: noted ? 7 : 8,
    remarks: noted
      ? []
      : [waiting("ticket", data, kit), waiting("request", data, kit), {text: kit.rich("brief.notes.how")}],
    source: sourceLine(data, kit, {tables: ["usage", "goals", "value", "surveys", "tickets", "requests"]}),
    findings: []
  };
}
