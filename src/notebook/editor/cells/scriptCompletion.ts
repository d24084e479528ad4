import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource
} from "@codemirror/autocomplete";
import {ifNotIn} from "@codemirror/autocomplete";
import type {KnownNames} from "./names.js";
import {nameOption} from "./sqlCompletion.js";

/** What a JavaScript cell has at hand, and what it is. */
export const HAND_WORDS: Readonly<Record<string, string>> = {
  Plot: "Observable Plot: charts",
  d3: "D3: scales, shapes, statistics",
  aq: "Arquero: tables",
  Inputs: "Observable Inputs: controls",
  html: "HTML from a template",
  svg: "SVG from a template",
  width: "of the result, in pixels",
  display: "shows a value under the cell",
  view: "shows a control and gives its value",
  Mutable: "a value that other cells can set",
  Generators: "values that change",
  invalidation: "resolves when the cell runs again",
  visibility: "resolves when the cell is seen",
  now: "the time, as it passes"
};

const HAND: readonly Completion[] = Object.entries(HAND_WORDS).map(([label, detail]) => ({
  label,
  type: /^[A-Z]|^(d3|aq)$/.test(label) ? "namespace" : "variable",
  detail,
  boost: 1
}));

/** Completion of JavaScript: names of cells and inputs, and what is at hand. */
export function scriptCompletion(known: () => KnownNames): CompletionSource {
  return ifNotIn(
    ["String", "LineComment", "BlockComment", "PropertyName", "TemplateString"],
    (context: CompletionContext): CompletionResult | null => {
      const word = context.matchBefore(/[\w$]+/);
      if (word ? /[.]$/.test(context.state.sliceDoc(0, word.from)) : !context.explicit) return null;
      const {cells, inputs} = known();
      return {
        from: word?.from ?? context.pos,
        options: [...[...inputs, ...cells].map(nameOption), ...HAND],
        validFor: /^[\w$]*$/
      };
    }
  );
}
