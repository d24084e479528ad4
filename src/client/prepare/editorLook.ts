import {HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {
  Decoration,
  type DecorationSet,
  Direction,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate
} from "@codemirror/view";
import {tags} from "@lezer/highlight";

/** The editor in the colours of the site: names of roles, so that dark needs nothing of its own. */
export const LOOK = [
  EditorView.theme({
    "&": {
      color: "var(--qd-text)",
      backgroundColor: "var(--qd-surface)",
      font: "var(--qd-t-code)",
      height: "100%"
    },
    // The frame around the editor shows its focus.
    "&.cm-focused": {outline: "none"},
    ".cm-scroller": {font: "var(--qd-t-code)", overflow: "auto"},
    ".cm-content": {caretColor: "var(--qd-text)", padding: "8px 0"},
    ".cm-line": {padding: "0 12px"},
    ".cm-gutters": {
      backgroundColor: "var(--qd-sunken)",
      color: "var(--qd-text-3)",
      border: "0",
      borderInlineEnd: "1px solid var(--qd-border)"
    },
    ".cm-activeLine, .cm-activeLineGutter": {backgroundColor: "var(--qd-hover)"},
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
      backgroundColor: "var(--qd-band)"
    },
    ".cm-cursor": {borderInlineStartColor: "var(--qd-text)"},
    ".cm-placeholder": {color: "var(--qd-text-3)"},
    ".cm-tooltip": {
      backgroundColor: "var(--qd-raised)",
      color: "var(--qd-text)",
      border: "1px solid var(--qd-border)",
      borderRadius: "var(--qd-r-m)",
      boxShadow: "var(--qd-shadow-pop)"
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": {font: "var(--qd-t-code)", maxWidth: "min(480px, 92vw)"},
    ".cm-tooltip-autocomplete ul li[aria-selected]": {
      backgroundColor: "var(--qd-accent-soft)",
      color: "var(--qd-accent)"
    },
    ".cm-completionDetail": {color: "var(--qd-text-3)", fontStyle: "normal", marginInlineStart: "12px"},
    ".cm-completionMatchedText": {textDecoration: "none", fontWeight: "600"},
    ".cm-diagnostic": {font: "var(--qd-t-small)", padding: "6px 10px"},
    ".cm-diagnostic-error": {borderInlineStart: "3px solid var(--qd-risk)"},
    ".cm-diagnostic-warning": {borderInlineStart: "3px solid var(--qd-watch)"},
    ".cm-lintRange-error": {
      backgroundImage: "none",
      textDecoration: "underline wavy var(--qd-risk)",
      textUnderlineOffset: "3px"
    },
    ".cm-lintRange-warning": {
      backgroundImage: "none",
      textDecoration: "underline wavy var(--qd-watch)",
      textUnderlineOffset: "3px"
    },
    ".cm-note-ref": {color: "var(--qd-code-fn)"},
    ".cm-foldPlaceholder": {
      backgroundColor: "var(--qd-context-soft)",
      border: "0",
      color: "var(--qd-text-2)",
      padding: "0 6px"
    }
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      {tag: tags.heading, color: "var(--qd-code-kw)", fontWeight: "600"},
      {tag: tags.strong, fontWeight: "700"},
      {tag: tags.emphasis, fontStyle: "italic"},
      {tag: tags.monospace, color: "var(--qd-code-str)"},
      {tag: [tags.link, tags.url], color: "var(--qd-accent)"},
      {tag: [tags.processingInstruction, tags.meta], color: "var(--qd-code-com)"}
    ])
  )
];

const REFERENCE = Decoration.mark({
  class: "cm-note-ref",
  attributes: {dir: "ltr"},
  bidiIsolate: Direction.LTR
});
const matcher = new MatchDecorator({regexp: /\{\{[^{}\n]*\}\}/gu, decoration: REFERENCE});

/** References to numbers, which run from left to right in any text. */
export const REFERENCES = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = matcher.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = matcher.updateDeco(update, this.decorations);
    }
  },
  {
    decorations: (d) => d.decorations,
    provide: (plugin) =>
      EditorView.bidiIsolatedRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none)
  }
);

const LINE = Decoration.line({attributes: {dir: "auto"}});

/** Each line runs the way its own words do. */
export const DIRECTIONS = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = linesOf(view);
      }
      update({view, docChanged, viewportChanged}: ViewUpdate): void {
        if (docChanged || viewportChanged) this.decorations = linesOf(view);
      }
    },
    {decorations: (d) => d.decorations}
  )
];

function linesOf({state, visibleRanges}: EditorView): DecorationSet {
  const starts = new Set<number>();
  for (const {from, to} of visibleRanges)
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      starts.add(line.from);
      at = line.to + 1;
    }
  return Decoration.set([...starts].map((d) => LINE.range(d)));
}
