import {downloadBlob} from "../../../client/download.js";
import {formatFor} from "../../../lib/format.js";
import {exportedCells} from "../../export/exportedCells.js";
import {htmlPage} from "../../export/htmlPage.js";
import {notebookKit} from "../../export/notebookKit.js";
import {themeTokens} from "../../export/themeTokens.js";
import type {NotebookInput} from "../../model/notebook.js";
import type {Doc} from "./desk.js";
import type {FileSurroundings} from "./saving.js";

/** Downloads a notebook as a file of Observable Notebook Kit. */
export function exportKit(doc: Doc, around: FileSurroundings): void {
  hand(`${stem(doc)}.notebook.html`, notebookKit(doc.open.notebook), around);
}

/** Downloads a notebook with what its cells show now, as one HTML page that needs no other file. */
export async function exportPage(doc: Doc, around: FileSurroundings): Promise<void> {
  const {document} = around;
  const {notebook} = doc.open;
  const [cells, inputs] = await Promise.all([
    exportedCells(notebook, doc.runtime),
    Promise.all(notebook.inputs.map((d) => chosen(d, doc, around)))
  ]);
  const title = notebook.title || stem(doc);
  const content = {title, facts: factsOf(document), inputs, cells, tokens: themeTokens(document)};
  hand(`${stem(doc)}.html`, htmlPage(content, document), around);
}

const stem = ({name}: Doc) => name.replace(/\.md$/i, "");

function hand(name: string, text: string, {document, say}: FileSurroundings): void {
  downloadBlob(name, new Blob([text], {type: "text/html"}), document);
  say(`Downloaded ${name}`);
}

/** What the site’s own pages say of the data, and when it was exported. */
function factsOf(document: Document): string[] {
  const said = document.querySelectorAll(".qd-fresh > span");
  const day = formatFor().day(new Date().toISOString().slice(0, 10));
  return [...Array.from(said, (d) => d.textContent?.trim() ?? ""), `Exported ${day}`];
}

async function chosen(input: NotebookInput, {runtime}: Doc, {options}: FileSurroundings) {
  const value = (runtime.input(input.name) ?? input.value ?? "") as string | number | boolean;
  const known = runtime.trusted ? await options(input) : [];
  const word = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  return {label: input.label, value: known.find((d) => d.value === value)?.label ?? word};
}
