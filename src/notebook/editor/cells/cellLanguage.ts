import type {CompletionSource} from "@codemirror/autocomplete";
import {javascript, javascriptLanguage} from "@codemirror/lang-javascript";
import {markdownKeymap, markdownLanguage} from "@codemirror/lang-markdown";
import {yaml, yamlLanguage} from "@codemirror/lang-yaml";
import {type Language, LanguageSupport} from "@codemirror/language";
import {type Extension} from "@codemirror/state";
import {Decoration, EditorView, keymap, MatchDecorator, ViewPlugin, type ViewUpdate} from "@codemirror/view";
import type {CellKind} from "../../model/notebook.js";
import {chartCompletion} from "./chartCompletion.js";
import {DuckDB} from "./duckdbDialect.js";
import type {KnownNames} from "./names.js";
import {scriptCompletion} from "./scriptCompletion.js";
import {sqlCompletion} from "./sqlCompletion.js";

const parameters = new MatchDecorator({
  regexp: /\$\{[^{}]*\}/g,
  decoration: Decoration.mark({class: "qn-parameter"})
});

const parameterMarks = ViewPlugin.define(
  (view) => ({
    marks: parameters.createDeco(view),
    update(update: ViewUpdate) {
      this.marks = parameters.updateDeco(update, this.marks);
    }
  }),
  {decorations: (d) => d.marks}
);

/** Highlighting and completion for the text of a cell. */
export function cellLanguage(kind: CellKind, known: () => KnownNames): Extension {
  switch (kind) {
    case "sql":
      return [
        new LanguageSupport(DuckDB.language),
        completes(DuckDB.language, sqlCompletion(known)),
        parameterMarks
      ];
    case "js":
      return [javascript(), completes(javascriptLanguage, [scriptCompletion(known)])];
    case "chart":
      return [yaml(), completes(yamlLanguage, [chartCompletion(known)])];
    case "markdown":
      return [new LanguageSupport(markdownLanguage), keymap.of(markdownKeymap), EditorView.lineWrapping];
  }
}

function completes(language: Language, sources: readonly CompletionSource[]): Extension {
  return sources.map((autocomplete) => language.data.of({autocomplete}));
}
