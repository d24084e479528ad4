import {autocompletion, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {codeFolding, defineLanguageFacet, foldEffect, Language} from "@codemirror/language";
import {forceLinting, linter, lintGutter, lintKeymap} from "@codemirror/lint";
import {EditorState} from "@codemirror/state";
import {EditorView, highlightActiveLine, keymap, lineNumbers, placeholder} from "@codemirror/view";
import {GFM, parser} from "@lezer/markdown";
import {noteProblems, type NoteTargets} from "../../deck/noteProblems.js";
import {frontMatterOf} from "../../lib/notes/frontMatter.js";
import {noteOutline, type NotePart, type NotePlace} from "../../lib/notes/noteOutline.js";
import {noteCompletions} from "./completions.js";
import {DIRECTIONS, LOOK, REFERENCES} from "./editorLook.js";

/** The editor of the CSM's text. */
export interface NoteEditor {
  element: HTMLElement;
  text(): string;
  /** puts another text in place of all, as one step that can be undone */
  setText(text: string): void;
  /** brings the section of a slide into view, if there is one */
  reveal(slide: string): void;
  /** goes to the section that does this to a slide; begins one where there is none */
  write(slide: string, place: NotePlace): void;
}

/** What the editor knows of its deck, and whom it tells. */
export interface NoteEditorOptions {
  text: string;
  deck: NoteTargets;
  onChange: (text: string) => void;
  /** called with the slide whose section the cursor has come into */
  onSection: (slide: string) => void;
}

const data = defineLanguageFacet();
// Headings name slides; HTML is text that the deck leaves out.
const markdown = new Language(
  data,
  parser.configure([GFM, {remove: ["SetextHeading", "HTMLBlock"]}]),
  [],
  "markdown"
);

const HINT = `# adoption

Words that the slide adds. {{ brings the numbers of this deck.`;

/** Makes the editor. Tab leaves it: nothing in this text needs a tab. */
export function noteEditor({text, deck, onChange, onSection}: NoteEditorOptions): NoteEditor {
  let section = "";
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        markdown,
        history(),
        lineNumbers(),
        lintGutter(),
        codeFolding({placeholderText: "who reviewed it"}),
        highlightActiveLine(),
        placeholder(HINT),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": "Your text for this deck, in Markdown",
          spellcheck: "true"
        }),
        autocompletion({override: [noteCompletions(deck)], icons: false}),
        linter(({state}) => noteProblems(state.doc.toString(), deck), {delay: 200}),
        keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        LOOK,
        REFERENCES,
        DIRECTIONS,
        EditorView.updateListener.of(({docChanged, selectionSet, state}) => {
          if (docChanged) onChange(state.doc.toString());
          if (!docChanged && !selectionSet) return;
          const at = sectionAt(state)?.slide ?? "";
          if (at !== section && at !== "" && view.hasFocus) onSection(at);
          section = at;
        })
      ]
    })
  });
  foldFront(view);
  forceLinting(view);
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    setText(next) {
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}, userEvent: "input"});
      foldFront(view);
    },
    reveal(slide) {
      const part = noteOutline(view.state.doc.toString()).find((d) => d.slide === slide);
      if (part) scrollTo(view, part.from, view.hasFocus ? null : part.to);
    },
    write: (slide, place) => writeSection(view, slide, place)
  };
}

function sectionAt({doc, selection}: EditorState): NotePart | undefined {
  const {head} = selection.main;
  return noteOutline(doc.toString()).findLast((d) => d.from <= head);
}

/** Who reviewed the deck is a line of fingerprints that nobody reads. */
function foldFront(view: EditorView): void {
  const front = frontMatterOf(view.state.doc.toString());
  const [first = ""] = front.split("\n");
  const end = front.trimEnd().length - "---".length;
  if (front.includes("slides:") && end > first.length)
    view.dispatch({effects: foldEffect.of({from: first.length, to: end})});
}

function scrollTo(view: EditorView, from: number, cursor: number | null): void {
  const text = view.state.doc.toString();
  // Behind the last word of the section, where one goes on writing.
  const anchor = cursor === null ? null : Math.max(from, text.slice(0, cursor).trimEnd().length);
  view.dispatch({
    ...(anchor !== null && {selection: {anchor}}),
    effects: EditorView.scrollIntoView(from, {y: "start", yMargin: 8})
  });
}

function writeSection(view: EditorView, slide: string, place: NotePlace): void {
  const text = view.state.doc.toString();
  const part = noteOutline(text).find((d) => d.slide === slide && d.place === place);
  view.focus();
  if (part) return scrollTo(view, part.from, part.to);
  const gap = text === "" || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  const insert = `${gap}# ${slide}${place === "add" ? "" : `: ${place}`}\n\n`;
  const anchor = text.length + insert.length;
  view.dispatch({
    changes: {from: text.length, insert},
    selection: {anchor},
    effects: EditorView.scrollIntoView(anchor, {y: "end", yMargin: 8}),
    userEvent: "input"
  });
}
