import {createHash} from "node:crypto";
import {group} from "d3";
import {dom} from "../../src/components/dom.js";
import {lightDocument} from "../deck/lightDom.js";
import type {FailedDeck, ManifestDeck} from "../manifest.js";
import {recipeParts} from "../recipeLine.js";
import {SUMMARY_SCRIPT, summaryStyle} from "./summaryLook.js";
import {THUMBNAILS} from "./thumbnail.js";

/** What the summary page of a folder tells. */
export interface Summary {
  /** such as *decks* or *briefs* */
  name: string;
  decks: readonly ManifestDeck[];
  failed: readonly FailedDeck[];
}

const number = (n: number) => n.toLocaleString("en-GB");
const counted = (n: number, word: string) => `${number(n)} ${n === 1 ? word.replace(/s$/u, "") : word}`;
const size = (bytes: number) =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
const endless = (file: string) => file.replace(/\.[^.]+$/u, "");
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The link of a file beside the page; a percent sign in its name is one. */
const link = (file: string) => encodeURIComponent(file);

const {h} = dom(lightDocument());

function deckRow(files: readonly ManifestDeck[]): HTMLElement {
  const [first] = files as [ManifestDeck];
  const name = endless(first.file);
  const picture = h("img", {
    src: `${THUMBNAILS}/${link(name)}.svg`,
    ...{alt: "", width: 160, height: 90, loading: "lazy", decoding: "async"}
  });
  const links = files.map((d) =>
    h(
      "a",
      {href: link(d.file)},
      d.file.endsWith(".pdf") ? "PDF" : "PPTX",
      " ",
      h("span", null, size(d.bytes))
    )
  );
  return h(
    "tr",
    {"data-deck": true},
    h("td", {class: "pic"}, picture),
    h("td", null, h("b", null, h("bdi", null, first.account_name)), h("small", null, first.account_id)),
    h(
      "td",
      {class: "short"},
      first.quarter,
      h("small", null, `as of ${recipeParts(first.recipe).as_of ?? "?"}`)
    ),
    h("td", {"data-label": "Language"}, first.language),
    h("td", {class: "end", "data-label": "Pages"}, first.pages),
    h("td", {class: "end", "data-label": "To check"}, first.checklist.length),
    h("td", {class: "files short"}, links)
  );
}

function failedRow({account_id, account_name, language, reason, older = []}: FailedDeck): HTMLElement {
  const left =
    older.length > 0 &&
    h("small", null, `Still there, of an earlier recipe; do not send: ${older.join(", ")}`);
  return h(
    "tr",
    null,
    h(
      "td",
      null,
      h("b", null, h("bdi", null, account_name ?? account_id)),
      account_name !== undefined && h("small", null, account_id)
    ),
    h("td", null, language ?? ""),
    h("td", null, reason, left)
  );
}

function table(head: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const cells = head.map((d) =>
    h("th", {scope: "col", class: /^(?:Pages|To check)$/u.test(d) ? "end" : null}, d)
  );
  return h("table", null, h("thead", null, h("tr", null, cells)), h("tbody", null, rows));
}

function title({name, failed}: Summary, decks: number, quarters: readonly string[]): string {
  const when = quarters.length > 0 ? ` for ${quarters.join(", ")}` : "";
  return `${counted(decks, name)}${when}, ${failed.length === 0 ? "none failed" : `${number(failed.length)} failed`} in the last run`;
}

/** A page by itself that lists the decks of a folder, those that failed first. It asks for nothing but thumbnails beside it. */
export function summaryPage(summary: Summary): string {
  const decks = [...group(summary.decks, (d) => endless(d.file)).values()];
  const quarters = [...new Set(summary.decks.map((d) => d.quarter))].sort();
  const heading = title(summary, decks.length, quarters);
  const all = number(decks.length);
  const failed = h(
    "section",
    {class: "card failed"},
    h("h2", null, `${number(summary.failed.length)} failed in the last run`),
    table(["Account", "Language", "Reason"], summary.failed.map(failedRow))
  );
  const list = h(
    "section",
    {class: "card"},
    h(
      "div",
      {class: "head"},
      h("h2", {id: "count", "data-text": `# of ${all} shown`}, `${all} shown`),
      h("label", {for: "search"}, "Search", "\u0000")
    ),
    table(
      ["First slide", "Account", "Quarter", "Language", "Pages", "To check", "Files"],
      decks.map(deckRow)
    ),
    h("p", {id: "none", class: "none", hidden: decks.length > 0}, "No deck here has these words.")
  );
  const body = h(
    "main",
    null,
    h("p", {class: "warn"}, "Internal: this page names all accounts. Never send it, or this folder."),
    h("h1", null, heading),
    h(
      "p",
      {class: "about"},
      "Send single files. “To check” counts the lines of a deck's checklist in manifest.json; log.jsonl tells of each deck."
    ),
    summary.failed.length > 0 && failed,
    list
  );
  const style = summaryStyle();
  const policy = `default-src 'none'; img-src 'self'; style-src ${hash(style)}; script-src ${hash(SUMMARY_SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const html = body.outerHTML.replace("\u0000", '<input id="search" type="search" autocomplete="off">');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
${h("title", null, heading).outerHTML}<style>${style}</style></head>
<body>${html}<script>${SUMMARY_SCRIPT}</script></body></html>
`;
}
