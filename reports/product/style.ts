/** How the Product review looks on A4: the deck's fonts, ink on white. */
export const REPORT_STYLE = `
@page { size: A4; margin: 14mm 13mm 16mm; }
* { box-sizing: border-box; }
body { font: 8.5pt/12pt "Inter", "Vazirmatn", "Noto Sans JP", sans-serif; color: #181c22; }
.report { display: block; }
p, h1, h2, dl, dd { margin: 0; }
.kick { font-weight: 600; color: #174e95; }
h1 { font: 600 15pt/20pt "Inter Display", "Inter", "Vazirmatn", "Noto Sans JP", sans-serif; letter-spacing: -.012em; margin: 2pt 0 3pt; text-wrap: balance; }
.scope, .sub, .method, .note { color: #4e545b; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); column-gap: 14pt; margin: 10pt 0 4pt; border-top: 1pt solid #181c22; }
.facts > div { padding: 6pt 0; border-bottom: .5pt solid #c5c6c2; }
.facts dt { color: #4e545b; }
.facts dd { font: 600 13pt/17pt "Inter Display", "Inter", sans-serif; font-variant-numeric: tabular-nums; }
.facts dd.note { font: 7.5pt/10pt "Inter", sans-serif; }
section { margin-top: 14pt; }
h2 { font: 600 10.5pt/14pt "Inter", "Vazirmatn", "Noto Sans JP", sans-serif; }
h2, .sub, thead { break-after: avoid; }
table { width: 100%; border-collapse: collapse; margin: 4pt 0 3pt; font-size: 7pt; line-height: 9.5pt; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 2.5pt 3pt; text-align: start; vertical-align: top; border-bottom: .5pt solid #e2e2dc; overflow-wrap: break-word; }
thead th { font-weight: 500; color: #4e545b; border-bottom: .7pt solid #181c22; vertical-align: bottom; }
tbody th { font-weight: 500; width: 22%; }
tr > :first-child { padding-inline-start: 0; }
tr > :last-child { padding-inline-end: 0; }
.end { text-align: end; } td.end { white-space: nowrap; }
small { display: block; font: inherit; color: #4e545b; font-weight: 400; }
td > span { color: #4e545b; }
b { font-weight: 600; }
.method { font-size: 7pt; line-height: 9.5pt; }
.empty { padding: 4pt 0; }
code { font: inherit; font-weight: 500; }
`;
