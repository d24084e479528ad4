import {dom} from "../components/dom.js";
import {CommentsCard, kindWords} from "../components/voice/commentsCard.js";
import type {VoiceView} from "../lib/voiceView.js";
import {foundComments} from "../lib/voiceView.js";
import {addressValues, writeAddress} from "./address.js";

const TONES = {"": "Any score", low: "Low", middle: "Middle", high: "High", none: "No score"};

/** The comments with their search, which is kept in the address. */
export function voiceComments(view: VoiceView): HTMLElement {
  const {h} = dom();
  const comments = view.comments ?? [];
  const {q = "", kind = "", tone = ""} = addressValues();
  const words = h("input", {
    ...{type: "search", class: "qd-input qd-book-search", value: q, autocomplete: "off", spellcheck: "false"},
    placeholder: "Search words, account, CSM",
    "aria-label": "Search comments"
  });
  const kinds = [...new Set(comments.map((d) => d.kind))].sort();
  const which = select(
    "Survey",
    {"": "Any survey", ...Object.fromEntries(kinds.map((d) => [d, kindWords(d)]))},
    kind
  );
  const scores = select("Score", TONES, tone);
  const search = h("form", {class: "qd-voice-search", role: "search"}, words, which, scores);
  const place = h("div", {class: "qd-grid qd-voice-comments"});
  const draw = () => {
    const at = document.activeElement; // before the field moves into the new card and loses it
    const found = foundComments(comments, {q: words.value, kind: which.value, tone: scores.value});
    const card = CommentsCard(view, found, {search});
    place.replaceChildren(card);
    if (at instanceof HTMLElement && search.contains(at)) at.focus({preventScroll: true});
  };
  search.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => {
    writeAddress({q: words.value, kind: which.value, tone: scores.value});
    draw();
  });
  draw();
  return place;
}

function select(label: string, options: Readonly<Record<string, string>>, value: string): HTMLSelectElement {
  const {h} = dom();
  return h(
    "select",
    {class: "qd-input", "aria-label": label},
    Object.entries(options).map(([key, text]) => h("option", {value: key, selected: key === value}, text))
  );
}
