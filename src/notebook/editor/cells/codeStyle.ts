import {HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import type {Extension} from "@codemirror/state";
import {EditorView} from "@codemirror/view";
import {tags as t} from "@lezer/highlight";

const colour = (name: string) => `var(--qd-code-${name})`;

const highlight = HighlightStyle.define([
  {
    tag: [t.keyword, t.operatorKeyword, t.modifier, t.definitionKeyword, t.controlKeyword],
    color: colour("kw"),
    fontWeight: "600"
  },
  {tag: [t.bool, t.null, t.atom, t.number], color: colour("num")},
  {tag: [t.string, t.special(t.string), t.regexp], color: colour("str")},
  {tag: [t.comment, t.lineComment, t.blockComment], color: colour("com")},
  {tag: [t.standard(t.name), t.function(t.variableName), t.function(t.propertyName)], color: colour("fn")},
  {tag: t.typeName, color: colour("fn")},
  {tag: t.definition(t.propertyName), color: colour("kw")},
  {tag: t.heading, fontWeight: "600"},
  {tag: t.strong, fontWeight: "600"},
  {tag: [t.link, t.url], color: colour("str")}
]);

const theme = EditorView.theme({
  "&": {color: "var(--qd-text)", backgroundColor: "transparent"},
  "&.cm-focused": {outline: "none"},
  ".cm-scroller": {font: "12px/18px var(--qd-mono)", fontFeatureSettings: '"liga" 0, "calt" 0'},
  ".cm-content": {padding: "6px 0", caretColor: "var(--qd-text)"},
  ".cm-line": {padding: "0 8px 0 0"},
  ".cm-gutters": {background: "var(--qd-sunken)", border: "0", color: "var(--qd-text-3)"},
  ".cm-lineNumbers .cm-gutterElement": {minWidth: "28px", padding: "0", marginInlineEnd: "12px"},
  ".cm-activeLine, .cm-activeLineGutter": {backgroundColor: "transparent"},
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": {backgroundColor: "var(--qd-hover)"},
  ".cm-cursor": {borderLeftColor: "var(--qd-text)"},
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--qd-accent-soft)"
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--qd-border-strong)"
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--qd-risk-text) 1px",
    textUnderlineOffset: "3px"
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--qd-watch-text) 1px",
    textUnderlineOffset: "3px"
  },
  ".cm-tooltip": {
    border: "0",
    borderRadius: "var(--qd-r-m)",
    background: "var(--qd-raised)",
    color: "var(--qd-text)",
    boxShadow: "var(--qd-shadow-pop)",
    font: "var(--qd-t-small)"
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {font: "12px/18px var(--qd-mono)", maxHeight: "13em"},
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--qd-accent-soft)",
    color: "var(--qd-text)"
  },
  ".cm-completionDetail": {color: "var(--qd-text-3)", fontStyle: "normal"},
  ".cm-completionMatchedText": {textDecoration: "none", fontWeight: "600"},
  ".cm-tooltip.cm-completionInfo": {maxWidth: "280px", padding: "8px 10px"},
  ".qn-info-unit": {marginTop: "4px", color: "var(--qd-text-3)"},
  ".cm-diagnostic": {borderLeft: "0", padding: "8px 10px", maxWidth: "420px"},
  ".cm-panels": {background: "var(--qd-sunken)", color: "var(--qd-text)"},
  ".qn-parameter": {color: colour("num")},
  ".qn-found": {backgroundColor: "var(--qd-band)"},
  ".qn-found--here": {outline: "1px solid var(--qd-focus)"}
});

/** How the text of a cell looks: tokens only, so that it follows light and dark by itself. */
export const codeStyle: Extension = [theme, syntaxHighlighting(highlight)];
