/** The tokens of a theme by their names, such as *--qd-text*. */
export type Tokens = Readonly<Record<string, string>>;

/** The tokens of both themes. */
export interface ThemeTokens {
  readonly light: Tokens;
  readonly dark: Tokens;
}

const RULES = `
* { box-sizing: border-box; }
html { background: var(--qd-canvas); -webkit-text-size-adjust: 100%; }
body { max-width: 1040px; margin: 0 auto; padding: 32px 20px 48px; font: 14px/22px var(--qd-font); color: var(--qd-text); overflow-wrap: break-word; }
h1 { margin: 0 0 8px; font: var(--qd-t-h1); }
h2 { margin: 28px 0 8px; font: var(--qd-t-h2); }
h3, h4 { margin: 20px 0 4px; font: var(--qd-t-card); }
p, ul, ol, blockquote { max-width: 76ch; margin: 0 0 12px; }
a { color: var(--qd-accent); }
img, svg { max-width: 100%; }
code, pre { font: var(--qd-t-code); }
pre { margin: 8px 0; padding: 8px 12px; overflow-x: auto; background: var(--qd-sunken); border: 1px solid var(--qd-border); border-radius: var(--qd-r-m); }
.facts, .note, .inputs, summary, figcaption { font: var(--qd-t-small); color: var(--qd-text-2); }
.facts { max-width: none; margin: 0 0 16px; }
.inputs { display: flex; flex-wrap: wrap; gap: 4px 24px; max-width: none; margin: 0 0 16px; padding: 8px 0; border-block: 1px solid var(--qd-border); }
.inputs dt, .inputs dd { display: inline; margin: 0; }
.inputs dd { color: var(--qd-text); font-weight: 600; }
.cell { margin: 0 0 12px; }
.rows, .qn-output > :is(svg, figure), .qd-card { margin: 0; padding: 16px; overflow-x: auto; background: var(--qd-surface); border: 1px solid var(--qd-border); border-radius: var(--qd-r-m); }
.qd-card h2, .rows figcaption b { margin: 0; font: var(--qd-t-card); color: var(--qd-text); }
.qd-card-sub { margin: 0 0 8px; font: var(--qd-t-small); color: var(--qd-text-2); }
.shown svg { display: block; height: auto; overflow: visible; }
.shown svg { font-family: var(--qd-font); color: var(--qd-text-2); }
.shown svg text { white-space: pre; font-variant-numeric: tabular-nums; }
.qn-legend { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0 0 8px; padding: 0; font: var(--qd-t-small); color: var(--qd-text-2); list-style: none; }
.qn-legend li { display: flex; gap: 6px; align-items: center; }
.qn-legend i { width: 10px; height: 10px; border-radius: 2px; }
.qn-value { font: var(--qd-t-code); overflow-x: auto; }
table { border-collapse: collapse; font: var(--qd-t-body); font-variant-numeric: tabular-nums; }
.rows table { width: 100%; margin-top: 8px; }
th, td { padding: 4px 12px 4px 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--qd-border); }
th { font: var(--qd-t-small); color: var(--qd-text-2); }
.rows :is(th, td) { white-space: nowrap; }
.rows .long { min-width: 28ch; white-space: normal; }
.number { text-align: end; }
.error { margin: 0 0 8px; padding: 8px 12px; color: var(--qd-risk-text); background: var(--qd-risk-soft); border-radius: var(--qd-r-m); white-space: pre-wrap; }
details { margin-top: 4px; }
summary { cursor: pointer; }
@media print {
  @page { margin: 12mm; }
  @page wide { size: landscape; }
  body { max-width: none; padding: 0; font-size: 12px; line-height: 18px; }
  .rows, .qd-card { overflow: visible; }
  .rows :is(th, td) { padding-inline-end: 6px; font-size: 8.5px; line-height: 12px; }
  .rows :is(th, td:not(.number, .date)) { min-width: 0; white-space: normal; }
  .rows:has(th:nth-child(14)) { page: wide; }
  .qn-legend i { print-color-adjust: exact; }
  .qd-card, svg, tr, .error { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
  details:not([open]) { display: none; }
}
`;

/**
 * The style of an exported page: the rules above, with those tokens that they and the page's own text read. Dark where
 * the reader's system is; light on paper.
 */
export function pageStyle({light, dark}: ThemeTokens, text: string): string {
  const read = namesIn(RULES + text, light);
  return `:root { color-scheme: light dark; ${declared(light, read)} }
@media screen and (prefers-color-scheme: dark) { :root { ${declared(dark, read)} } }${RULES}`;
}

/** The tokens that a text reads, also by way of others. */
function namesIn(text: string, tokens: Tokens): Set<string> {
  const found = new Set<string>();
  const queue = [text];
  for (const next of queue)
    for (const [, name = ""] of next.matchAll(/var\((--[\w-]+)/g)) {
      if (found.has(name)) continue;
      found.add(name);
      queue.push(tokens[name] ?? "");
    }
  return found;
}

/** A value with what could end a declaration or the style is no token of ours. */
function declared(tokens: Tokens, names: ReadonlySet<string>): string {
  return Object.entries(tokens)
    .filter(([name, value]) => names.has(name) && !/[{}<;]/.test(value))
    .map(([name, value]) => `${name}: ${value.trim()};`)
    .join(" ");
}
