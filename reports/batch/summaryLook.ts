import {readFileSync} from "node:fs";
import path from "node:path";
import {PROJECT} from "../workspace.js";

/** The tokens of the site, which this page follows into the dark by the system's setting alone. */
function tokens(): string {
  const css = readFileSync(path.join(PROJECT, "src", "style", "tokens.css"), "utf8");
  return css
    .replace(/:root,\s*\[data-theme="light"\]/u, ":root")
    .replace(
      /\[data-theme="dark"\]\s*(\{[^}]*\})/u,
      "@media screen and (prefers-color-scheme: dark) { :root $1 }"
    );
}

const LAYOUT = `
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; border-top: 4px solid var(--qd-risk); background: var(--qd-canvas); color: var(--qd-text); font: var(--qd-t-body); overflow-wrap: anywhere; }
main { max-width: 1232px; margin: 0 auto; padding: 20px 32px 48px; }
.warn { margin: 0; font: 600 12px/16px var(--qd-font); color: var(--qd-risk-text); }
h1 { margin: 4px 0 2px; font: var(--qd-t-h1); letter-spacing: -.012em; text-wrap: balance; }
h2 { margin: 0 0 8px; font: var(--qd-t-card); }
.about { margin: 0 0 16px; font: var(--qd-t-small); color: var(--qd-text-3); }
.card { background: var(--qd-surface); border: 1px solid var(--qd-border); border-radius: var(--qd-r-m); padding: 14px 16px 12px; margin-bottom: 12px; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; }
label { font: var(--qd-t-small); color: var(--qd-text-2); }
input { width: 220px; height: 28px; margin-inline-start: 8px; padding: 0 8px; font: var(--qd-t-body); color: inherit; background: var(--qd-surface); border: 1px solid var(--qd-control); border-radius: var(--qd-r-m); }
:is(a, input):focus-visible { outline: 2px solid var(--qd-focus); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th { padding: 0 8px 5px; font: 500 11px/16px var(--qd-font); color: var(--qd-text-3); text-align: start; vertical-align: bottom; border-bottom: 1px solid var(--qd-border-strong); }
td { padding: 8px; vertical-align: middle; border-bottom: 1px solid var(--qd-border); }
tr > :first-child { padding-inline-start: 0; } tr > :last-child { padding-inline-end: 0; }
tbody tr:last-child > td { border-bottom: 0; }
tbody tr:hover > td { background: var(--qd-hover); }
th, .short { white-space: nowrap; }
.end { text-align: end; font-variant-numeric: tabular-nums; }
.pic { width: 172px; } .pic img { display: block; width: 160px; height: 90px; background: #fff; color: #686E75; font: var(--qd-t-micro); border: 1px solid var(--qd-border); border-radius: var(--qd-r-s); }
b { font-weight: 500; } small { display: block; font: var(--qd-t-small); color: var(--qd-text-3); }
a { color: var(--qd-accent); text-decoration: none; } a:hover { text-decoration: underline; }
.files a { display: block; padding: 2px 0; } .files span { color: var(--qd-text-3); font-variant-numeric: tabular-nums; }
.failed { border-color: var(--qd-risk); } .failed h2 { color: var(--qd-risk-text); }
.none { margin: 8px 0; color: var(--qd-text-2); }
[hidden] { display: none !important; }
@media (max-width: 720px) {
  main { padding: 12px 16px 32px; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody { display: block; } tr { display: grid; grid-template-columns: 128px 1fr; column-gap: 12px; padding: 10px 0; border-bottom: 1px solid var(--qd-border); }
  tbody tr:last-child { border-bottom: 0; } tbody tr:hover > td { background: none; }
  td, tr > :is(:first-child, :last-child) { display: block; padding: 0; border: 0; text-align: start; }
  td[data-label]::before { content: attr(data-label) " "; color: var(--qd-text-3); }
  tr > .end { text-align: start; } .files { margin-bottom: -12px; }
  .pic { width: auto; grid-row: span 8; } .pic img { width: 128px; height: 72px; }
  .failed tr { grid-template-columns: 1fr; }
  .files a { display: inline-block; min-height: 44px; padding: 12px 16px 12px 0; }
  label { display: block; width: 100%; } input { display: block; width: 100%; height: 44px; margin: 4px 0; }
}
@media print {
  @page { margin: 12mm; }
  body { background: #fff; } main { padding: 0; max-width: none; } label { display: none; }
  .card { border: 0; padding: 0; } tr { break-inside: avoid; } .pic img { width: 96px; height: 54px; } .pic { width: 108px; }
}`;

/** The page's style sheet. */
export const summaryStyle = (): string => `${tokens()}${LAYOUT}`;

/** Shows the rows that hold every word of the search box, and how many these are. */
export const SUMMARY_SCRIPT = `
const rows = Array.from(document.querySelectorAll("tbody tr"), (row) => [row, row.textContent.toLowerCase()]);
const [box, count, none] = ["search", "count", "none"].map((id) => document.getElementById(id));
const search = () => {
  const words = box.value.toLowerCase().split(/\\s+/u);
  for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
  const shown = rows.filter(([row]) => row.dataset.deck !== undefined && !row.hidden).length;
  count.textContent = count.dataset.text.replace("#", shown.toLocaleString("en-GB"));
  none.hidden = shown > 0;
};
box.addEventListener("input", search);
search();`;
