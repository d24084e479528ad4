import type {Language} from "../../lib/languages.js";
import {LANGUAGES} from "../../lib/languages.js";
import {mailtoOf} from "../../lib/mailto.js";
import {MESSAGE_LABELS, type PlayDraft} from "../../lib/playDraft.js";
import {PLAY_MESSAGES, type PlayMessage} from "../../metrics/plays/play.js";
import type {PlayContact} from "../../metrics/plays/playbookData.js";
import {dom} from "../dom.js";

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  tr: "Türkçe",
  ar: "العربية",
  fa: "فارسی",
  ja: "日本語",
  ru: "Русский"
};

/** What is chosen of a letter. */
export interface DraftChoice {
  kind: PlayMessage;
  language: Language;
  contact: PlayContact | null;
}

/** What becomes of a letter. */
export interface DraftOptions {
  choice: DraftChoice;
  contacts: readonly PlayContact[];
  onChange: (choice: DraftChoice) => void;
  /** puts a text into the clipboard */
  copy: (text: string) => Promise<void>;
  document?: Document;
}

/** A letter to select and copy, or to open in a mail program. */
export function DraftCard(draft: PlayDraft, options: DraftOptions): HTMLElement {
  const {h} = dom(options.document);
  const mail = mailtoOf(draft);
  const text = `${draft.subject}\n\n${draft.body}`;
  const status = h("small", {role: "status"});
  const copy = h("button", {type: "button", class: "qd-button"}, "Copy");
  const copied = (what: string, words: string) =>
    void options.copy(what).then(
      () => status.replaceChildren(words),
      () => status.replaceChildren("This browser does not let the page copy: select the text instead.")
    );
  copy.addEventListener("click", () => copied(text, "Copied"));
  const send = h("a", {class: "qd-button", href: mail.href}, "Mail");
  if (!mail.whole)
    send.addEventListener("click", () =>
      copied(draft.body, "Too long for some mail programs: the text is copied, paste it")
    );
  const set = {lang: draft.locale.split("-")[0], dir: draft.direction};
  return h(
    "section",
    {class: "qd-play-draft", "aria-label": "Draft"},
    h("h3", null, "Draft"),
    Choices(options),
    h(
      "div",
      {class: "qd-play-letter", ...set, tabindex: 0, role: "group", "aria-label": "Draft, to select"},
      h("b", null, draft.subject),
      h("pre", null, draft.body)
    ),
    h("div", {class: "qd-play-send"}, copy, send, status)
  );
}

function Choices({choice, contacts, onChange, document}: DraftOptions): HTMLElement {
  const {h} = dom(document);
  const select = (
    label: string,
    values: readonly [value: string, label: string][],
    chosen: string,
    set: (value: string) => void
  ) => {
    const made = h(
      "select",
      {class: "qd-input", "aria-label": label},
      values.map(([value, words]) => h("option", {value, selected: value === chosen}, words))
    );
    made.addEventListener("change", () => set(made.value));
    return made;
  };
  const people = contacts.map((d, i): [string, string] => [
    String(i),
    d.role === null ? d.name : `${d.name}, ${d.role}`
  ]);
  return h(
    "div",
    {class: "qd-play-choices"},
    select(
      "Kind of letter",
      PLAY_MESSAGES.map((d) => [d, MESSAGE_LABELS[d]]),
      choice.kind,
      (kind) => onChange({...choice, kind: kind as PlayMessage})
    ),
    select(
      "Language",
      LANGUAGES.map((d) => [d, LANGUAGE_NAMES[d]]),
      choice.language,
      (language) => onChange({...choice, language: language as Language})
    ),
    select(
      "To",
      [...people, ["", "no name"]],
      choice.contact === null ? "" : String(contacts.indexOf(choice.contact)),
      (i) => onChange({...choice, contact: i === "" ? null : (contacts[Number(i)] ?? null)})
    )
  );
}
