import {renderBrief} from "../src/deck/brief/brief.js";
import {contentOf} from "../src/deck/content.js";
import {type Deck, renderDeck} from "../src/deck/deck.js";
import type {CheckItem} from "../src/deck/types.js";
import type {Language} from "../src/lib/languages.js";
import type {BriefData} from "../src/metrics/briefData.js";
import type {DeckData} from "../src/metrics/deckData.js";
import {lightDocument} from "./deck/lightDom.js";
import type {DeckHtml} from "./print.js";

/** A deck as HTML, with what is known of it. */
export interface RenderedDeck {
  html: DeckHtml;
  /** the words of the slides, for comparing with what was printed */
  text: string;
  slides: {id: string; title: string}[];
  /** the first slide alone, as HTML */
  cover: string;
  checklist: readonly CheckItem[];
  /** the fingerprint of what each slide says, by its id */
  content: Readonly<Record<string, string>>;
  /** each number that is known, by name: its value, and as it is written */
  numbers: Readonly<Record<string, readonly [value: number, text: string]>>;
}

/** Renders the customer edition to HTML, without a browser. */
export function renderHtml(data: DeckData, language?: Language): RenderedDeck {
  return deckHtml(renderDeck(data, {document: lightDocument(), language}));
}

/** Renders the internal brief to HTML, without a browser. */
export function renderBriefHtml(data: BriefData): RenderedDeck {
  return deckHtml(renderBrief(data, {document: lightDocument()}));
}

function deckHtml(deck: Deck): RenderedDeck {
  const slides = deck.slides.map(({id, title}) => ({id, title}));
  const body = `<main class="qd-deck">${deck.slides.map((slide) => slide.element.outerHTML).join("\n")}</main>`;
  return {
    html: {title: deck.title, lang: deck.lang, dir: deck.dir, body},
    text: deck.slides.map((slide) => slide.element.textContent).join("\n"),
    slides,
    cover: deck.slides[0]?.element.outerHTML ?? "",
    checklist: deck.checklist,
    content: contentOf(deck),
    numbers: numbersOf(deck)
  };
}

function numbersOf({references}: Deck): RenderedDeck["numbers"] {
  return Object.fromEntries(
    Array.from(references.values()).flatMap(({name, value, text}) =>
      value === null ? [] : [[name, [value, text] as const]]
    )
  );
}

/** A deck as a document that stands by itself: what the printer shows, for looking at and for measuring. */
export function standalone({title, lang, dir, body}: DeckHtml, style: string): string {
  const escaped = title.replace(/[&<]/gu, (c) => (c === "&" ? "&amp;" : "&lt;"));
  return `<!doctype html>\n<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>${escaped}</title><style>html,body{margin:0;background:#fff}${style}</style></head>\n<body>${body}</body></html>\n`;
}
