import {formatFor} from "../../lib/format.js";
import {lessonName, lessonTemplate} from "../../lib/lesson.js";
import type {Lesson, LossesData, LossFile, LossRow} from "../../lib/lossesData.js";
import {plural} from "../../lib/words.js";
import type {NoteNode} from "../../metrics/noteNode.js";
import {Card} from "../card.js";
import type {Child, Dom} from "../dom.js";
import {dom} from "../dom.js";

/** What was learnt, and how to write it down. */
export function LessonsCard(
  loss: LossRow,
  {data, file}: {data: LossesData; file: LossFile},
  {document}: {document?: Document} = {}
): HTMLElement {
  const make = dom(document);
  const {h} = make;
  const {lessons} = file;
  return Card(
    {
      title:
        lessons.length === 0 ? "No lesson is written yet" : `${plural(lessons.length, "lesson")} written`,
      body: [
        lessons.map((d) => LessonArticle(make, d)),
        h(
          "details",
          {class: "qd-lesson-new"},
          h("summary", null, "Write a lesson"),
          h(
            "p",
            {class: "qd-unit"},
            "Save it as ",
            h("code", null, `lessons/${lessonName(loss)}`),
            " beside the configuration; the next build shows it."
          ),
          h(
            "textarea",
            {class: "qd-lesson-text", rows: 16, "aria-label": "The lesson, as Markdown", spellcheck: "false"},
            lessonTemplate(loss, data)
          ),
          h(
            "div",
            {class: "qd-actions"},
            h("button", {type: "button", class: "qd-button", "data-lesson": "copy"}, "Copy"),
            h("button", {type: "button", class: "qd-button", "data-lesson": "download"}, "Download")
          )
        )
      ]
    },
    {id: "lessons", document}
  );
}

function LessonArticle(make: Dom, {owner, date, status, file, body}: Lesson): HTMLElement {
  const {h} = make;
  const head = [
    h("bdi", null, owner),
    ` \u00b7 ${formatFor().day(date)} \u00b7 ${status} \u00b7 `,
    h("code", null, file)
  ];
  return h("article", {class: "qd-lesson"}, h("p", {class: "qd-unit"}, head), noteElements(make, body));
}

function noteElements(make: Dom, nodes: readonly NoteNode[]): Child[] {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    const children = noteElements(make, node.children);
    if (node.tag === "a") return make.h("a", {href: node.href, rel: "noopener"}, children);
    return make.h(node.tag, null, children);
  });
}
