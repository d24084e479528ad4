import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource
} from "@codemirror/autocomplete";
import {slideName} from "../../components/deck/slideNames.js";
import type {NoteTargets} from "../../deck/noteProblems.js";
import {INTERNAL_SECTION} from "../../lib/notes/internalNotes.js";

/** What can follow at the cursor: a number of the deck after {{, a slide after #, what the section does after its colon. */
export function noteCompletions({references, slides, named}: NoteTargets): CompletionSource {
  const numbers = [...references.values()].map(({name, text}): Completion => ({
    label: name,
    detail: text,
    type: "variable",
    apply: closed(name)
  }));
  const shown = new Set<string>(slides.map((d) => d.id));
  const sections = [...named.filter((d) => d !== "title"), INTERNAL_SECTION].map((id): Completion => ({
    label: id,
    type: "class",
    boost: shown.has(id) ? 1 : 0,
    detail:
      id === INTERNAL_SECTION
        ? "for the internal brief"
        : `${slideName(id)}${shown.has(id) ? "" : ", left out"}`
  }));
  return (context) =>
    after(context, /\{\{\s*[\w.]*$/u, numbers) ??
    after(context, /^#\s+[\w-]+\s*:\s*\w*$/u, PLACES) ??
    after(context, /^#\s+[\w-]*$/u, sections);
}

const PLACES: Completion[] = [
  {label: "replace", detail: "in place of the remarks", type: "keyword"},
  {label: "title", detail: "in place of the title", type: "keyword"}
];

/** Offers the options for the word that ends at the cursor, where what stands before it on its line fits. */
function after(context: CompletionContext, before: RegExp, options: Completion[]): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const text = line.text.slice(0, context.pos - line.from);
  if (!before.test(text)) return null;
  const word = /[\w.-]*$/u.exec(text)?.[0] ?? "";
  return {from: context.pos - word.length, options, validFor: /^[\w.-]*$/u};
}

/** Writes a reference and closes it, unless it is closed already. */
function closed(name: string): NonNullable<Completion["apply"]> {
  return (view, _completion, from, to) => {
    const has_end = view.state.sliceDoc(to, to + 2) === "}}";
    view.dispatch({
      changes: {from, to, insert: has_end ? name : `${name}}}`},
      selection: {anchor: from + name.length + 2},
      userEvent: "input.complete"
    });
  };
}
