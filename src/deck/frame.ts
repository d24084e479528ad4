import {textWidth} from "../components/deck/textWidth.js";
import {fits} from "../components/deck/fitText.js";
import type {Child} from "../components/dom.js";
import type {NoteSection} from "../metrics/deckData.js";
import type {CustomerDeck} from "./audience.js";
import type {DeckKit} from "./kit.js";
import {noteElements} from "./notes.js";
import {TITLE_ROOMS} from "./titleRooms.js";
import type {Remark, Slide} from "./types.js";

const REMARKS = 3;
/** The line of a footer without the page's number and the gaps, and what of it the account's name may take. */
const FOOT = 1080;
const [LEAST_NAME, MOST_NAME] = [90, 260];

/** A slide's place in its deck. */
export interface Place {
  page: number;
  pages: number;
  notes: readonly NoteSection[];
  /** the class and the mark of a page that is no part of a deck that is sent */
  mark?: {class: string; element: Element};
}

/** A slide in its frame, ready for a page or for print. */
export interface FramedSlide {
  id: Slide["id"];
  /** the action title in words */
  title: string;
  /** all its words but those of its footer */
  words: string;
  /** what stands beside its exhibit, in words: its remarks and the CSM's text */
  remarks: readonly string[];
  element: HTMLElement;
}

/** What stands beside an exhibit, and its words. */
interface Told {
  element: Element;
  words: string;
}

function remark({number, small, text, body}: Remark, {h}: DeckKit): Told {
  const head =
    number === undefined
      ? null
      : h("p", {class: "n"}, number, small == null ? null : [" ", h("small", null, small)]);
  const rest = body ?? h("p", null, text);
  const words = [head?.textContent, rest.textContent].filter(Boolean).join(" ");
  return {element: h("div", null, head, rest), words};
}

function noted(section: NoteSection, kit: DeckKit): Told {
  const element = kit.h("div", {class: "note"}, ...noteElements(section.body, kit));
  return {element, words: element.textContent ?? ""};
}

/** Remarks of a slide with the CSM's: at most three, the CSM's own always among them; a full-width exhibit has the CSM's alone. */
function beside(slide: Slide, notes: readonly NoteSection[], kit: DeckKit): Told[] {
  const own = notes.filter((n) => n.place !== "title").map((n) => noted(n, kit));
  const generated =
    slide.span === 12 || notes.some((n) => n.place === "replace")
      ? []
      : slide.remarks.map((r) => remark(r, kit));
  return [...generated.slice(0, Math.max(0, REMARKS - own.length)), ...own];
}

function sidebar(slide: Slide, remarks: readonly Element[], {h}: DeckKit): Child {
  if (slide.span === 12) return remarks.length > 0 ? h("div", {class: "strip"}, ...remarks) : null;
  const full = !slide.aside && remarks.length === REMARKS;
  const list = remarks.length > 0 && h("div", {class: full ? "rem fill" : "rem"}, ...remarks);
  return h(
    "div",
    {class: `span-${12 - slide.span}`},
    slide.aside,
    slide.aside && list ? h("div", {style: "height: 20px"}) : null,
    list
  );
}

function footer(slide: Slide, {account, period}: CustomerDeck, {page, pages}: Place, kit: DeckKit): Element {
  const {h, text, format} = kit;
  const cover = slide.id === "title";
  const review = ` \u00b7 ${text("footer.review", {quarter: kit.quarter(period.quarter)})}`;
  const source = h("p", {class: "s"}, ...slide.source);
  const room = FOOT - textWidth(`${review}${source.textContent ?? ""}`, {size: 12});
  const width = Math.max(LEAST_NAME, Math.min(MOST_NAME, room));
  const name = () => kit.fit(account.name, {slide: slide.id, width, size: 12, weight: 500});
  const start: Child[] = cover
    ? [text("footer.quarter", {span: kit.dates.span(period.first_day, period.last_day)})]
    : [h("b", null, h("bdi", null, name())), review];
  const right = cover
    ? text("footer.as_of", {day: format.day(period.as_of)})
    : text("footer.page", {page: format.count(page), pages: format.count(pages)});
  return h("footer", null, h("p", null, ...start), source, h("p", {class: "num"}, right));
}

/** Puts a slide between its title and its footer, with the CSM's text where it belongs. */
export function frameSlide(slide: Slide, data: CustomerDeck, place: Place, kit: DeckKit): FramedSlide {
  const {h} = kit;
  kit.slide = slide.id;
  const attributes = {
    class: ["slide", slide.id === "title" && "cover", place.mark?.class].filter(Boolean).join(" "),
    id: `slide-${slide.id}`,
    "data-slide": slide.id
  };
  const foot = footer(slide, data, place, kit);
  if (slide.id === "title") {
    const element = h("section", attributes, slide.main, foot);
    return framed(slide, data.account.name, {element, foot, remarks: []});
  }
  const own = place.notes.find((n) => n.place === "title");
  const words = own ? noteElements(titleNodes(own), kit) : slide.title;
  const title = h("h1", null, words);
  const size = titleSize(title.textContent ?? "");
  if (size) title.setAttribute("class", size);
  const told = beside(slide, place.notes, kit);
  const element = h(
    "section",
    attributes,
    place.mark?.element,
    h("p", {class: "kick"}, slide.kicker),
    title,
    h(
      "div",
      {class: "body"},
      h("div", {class: `span-${slide.span}`}, slide.main),
      sidebar(
        slide,
        told.map((d) => d.element),
        kit
      )
    ),
    foot
  );
  const remarks = told.map((d) => d.words);
  return framed(slide, title.textContent ?? "", {element, foot, remarks});
}

/** The footer is the last thing that a slide says. */
function framed(
  {id}: Slide,
  title: string,
  {element, foot, remarks}: {element: HTMLElement; foot: Element; remarks: readonly string[]}
): FramedSlide {
  const words = (element.textContent ?? "").slice(0, -(foot.textContent ?? "").length);
  return {id, title, words, remarks, element};
}

/** Titles have two lines; a language that needs more room sets them smaller. */
function titleSize(text: string): "long" | "longest" | null {
  if (fits(text, TITLE_ROOMS.large)) return null;
  return fits(text, TITLE_ROOMS.long) ? "long" : "longest";
}

/** A title is one line of text: the paragraph around it is taken off. */
function titleNodes({body}: NoteSection): NoteSection["body"] {
  return body.flatMap((node) => (typeof node !== "string" && node.tag === "p" ? node.children : [node]));
}
