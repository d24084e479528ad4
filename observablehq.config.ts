import {readFileSync} from "node:fs";
import {join} from "node:path";
import {placeFonts} from "./loaders/publish/siteFonts.js";
import {notebookPages} from "./reports/site/notebookPages.js";
import type {ShellData} from "./src/lib/shell.js";
import {shellMarkup} from "./src/lib/shell.js";

/** The counts beside the pages' names; without published data (a first preview) the names stand alone. */
function readShell(): ShellData | null {
  const published = process.env.QUARTERDECK_PUBLISHED ?? ".quarterdeck/published";
  try {
    return JSON.parse(readFileSync(join(published, "site", "shell.json"), "utf8")) as ShellData;
  } catch {
    return null;
  }
}

// Before the first paint, so that a dark page never flashes white.
const THEME = `(() => {
  let theme = null;
  try { theme = localStorage.getItem("quarterdeck-theme"); } catch {}
  if (theme !== "dark" && theme !== "light") theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
})();`;

const MARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E%3Cpath d='M3 13V3A10 10 0 0 1 13 13Z' fill='%23174E95'/%3E%3Crect x='3' y='15' width='14' height='2.2' fill='%23686E75'/%3E%3C/svg%3E";

const shell = readShell();
const fonts = placeFonts(join("src", "style", "fonts"));

export default {
  root: "src",
  title: "Quarterdeck",
  style: "style/quarterdeck.css",
  globalStylesheets: [],
  // The side bar, the search and the contents are ours: see src/lib/shell.ts.
  pages: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  footer: "",
  // Addresses end in .html, so that any host of files serves them.
  preserveExtension: true,
  // The font files pass through as they are: in the style sheet Framework would not find them.
  dynamicPaths: fonts.map((name) => `/style/fonts/${name}`),
  // Framework counts addresses in what stands here from the page, which may lie in a folder.
  head({path}: {path: string}) {
    const root = "../".repeat(path.split("/").length - 2) || "./";
    return `<script>${THEME}</script>
<link rel="icon" href="${MARK}">
<style>@import url("${root}style/fonts/fonts.css");</style>
<script type="module" src="${root}client/shell.js"></script>`;
  },
  markdownIt: (md: Parameters<typeof notebookPages>[0]) => notebookPages(md, "src"),
  header: ({path}: {path: string}) => shellMarkup(shell, path)
};
