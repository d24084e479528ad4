import {dom} from "../../components/dom.js";
import {cellSection, type ExportedCell} from "./htmlCell.js";
import {pageStyle, type ThemeTokens} from "./pageStyle.js";

/** What an exported page is made of. */
export interface HtmlPageContent {
  readonly title: string;
  /** what the data are and of when: each stands in the line under the title */
  readonly facts: readonly string[];
  /** what was chosen, as it was shown */
  readonly inputs: readonly {readonly label: string; readonly value: string}[];
  readonly cells: readonly ExportedCell[];
  readonly tokens: ThemeTokens;
}

/** Nothing runs, nothing is asked for; styles stand in the file, pictures in their addresses. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A notebook with its results as one file that needs no other: the text of an HTML page. */
export function htmlPage(content: HtmlPageContent, document: Document): string {
  const {title, facts, inputs, cells, tokens} = content;
  const page = document.implementation.createHTMLDocument(title);
  const {h} = dom(page);
  const sections = cells.map((d) => cellSection(d, document));
  const main = h(
    "main",
    null,
    h("p", {class: "facts"}, facts.join(" · ")),
    inputs.length > 0 &&
      h(
        "dl",
        {class: "inputs"},
        inputs.map(({label, value}) => h("div", null, h("dt", null, `${label}: `), h("dd", null, value)))
      ),
    sections
  );
  page.body.append(main);
  if (main.querySelector("h1") === null) main.prepend(h("h1", null, title));
  page.documentElement.lang = "en";
  page.head.prepend(
    h("meta", {charset: "utf-8"}),
    h("meta", {"http-equiv": "Content-Security-Policy", content: POLICY}),
    h("meta", {name: "viewport", content: "width=device-width, initial-scale=1"}),
    h("meta", {name: "generator", content: "Quarterdeck"})
  );
  page.head.append(h("style", null, pageStyle(tokens, main.outerHTML)));
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}
