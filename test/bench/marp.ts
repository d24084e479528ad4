import {existsSync} from "node:fs";
import {mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {readConfig} from "../../loaders/config.js";
import {deckSlices} from "../../loaders/slice.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {findBrowser} from "../../reports/browser.js";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {workspace} from "../../reports/workspace.js";
import {renderDeck} from "../../src/deck/deck.js";
import {deckStyle} from "../../src/deck/style.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {measured, median, ratioLine} from "./measure.js";

/**
 * Marp CLI is no dependency: 156 packages and 136 MB for one comparison. It is installed by hand, at this version, into
 * any folder, which QUARTERDECK_MARP then names:
 *
 *     npm install --prefix DIR --save-exact --ignore-scripts @marp-team/marp-cli@4.5.1
 *     QUARTERDECK_MARP=DIR npm run bench -- marp
 */
const VERSION = "4.5.1";
const SAMPLE = join(PROJECT, "data", "quarterdeck.yaml");
const QUARTER = "2026Q3";
const CHILD = ["--import", "tsx", join(import.meta.dirname, "decksChild.ts")];
const DECKS = 24;
const JOBS = 2;

/**
 * All that we do for a deck (slice, slides, charts, print, search for leaks, fingerprints) against Marp CLI, which prints
 * to PDF Markdown that is finished already: the same titles, and the same charts as SVG files. Start-up counts for both.
 */
export async function benchMarp(dir: string): Promise<void> {
  const marp = await marpCli();
  if (marp === null) return;
  await runCliWell(["build", "--no-site", "--config", SAMPLE]);
  const decks = await firstDecks();
  const sources = join(dir, "markdown");
  await mkdir(sources);
  for (const deck of decks) await writeMarkdown(sources, deck);
  const accounts = decks.map((d) => d.account.account_id).join(",");
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let i = 0; i < 3; ++i) {
    const out = join(dir, `ours-${i}`);
    await mkdir(out);
    ours.push((await measured([...CHILD, SAMPLE, QUARTER, out, String(JOBS), accounts])).seconds);
    theirs.push(await printByMarp(marp, sources, join(dir, `theirs-${i}`)));
  }
  const line = {ours: median(ours) / decks.length, theirs: median(theirs) / decks.length, aim: "under 1"};
  console.log(ratioLine(`a deck of ${decks.length}, ours against Marp CLI ${VERSION}`, line));
}

async function marpCli(): Promise<string | null> {
  const home = join(process.env.QUARTERDECK_MARP ?? "", "node_modules", "@marp-team", "marp-cli");
  if (!process.env.QUARTERDECK_MARP || !existsSync(home)) {
    console.log(
      `  left out: QUARTERDECK_MARP names no folder with Marp CLI ${VERSION} (test/bench/marp.ts says how)`
    );
    return null;
  }
  const {version} = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as {version: string};
  if (version !== VERSION) throw new Error(`Marp CLI is ${version}; the comparison is with ${VERSION}`);
  return join(home, "marp-cli.js");
}

async function firstDecks(): Promise<DeckData[]> {
  await Promise.all(LANGUAGES.map(loadMessages));
  const config = await readConfig(SAMPLE);
  await using db = await openWarehouse(workspace({config: SAMPLE}).warehouse, {readonly: true});
  return [...(await deckSlices(db, config, {quarter: QUARTER})).values()].slice(0, DECKS);
}

/** A deck's titles and charts as Marp reads them. */
async function writeMarkdown(sources: string, data: DeckData): Promise<void> {
  const id = data.account.account_id;
  const style = deckStyle(data.vendor);
  const slides: string[] = [];
  for (const [i, slide] of renderDeck(data, {document: lightDocument()}).slides.entries()) {
    const charts = slide.element.outerHTML.match(/<svg\b[\s\S]*?<\/svg>/gu) ?? [];
    const images: string[] = [];
    for (const [k, chart] of charts.entries()) {
      const name = `${id}-${i}-${k}.svg`;
      await writeFile(join(sources, name), standalone(chart, style));
      images.push(`![](${name})`);
    }
    slides.push(`# ${slide.title}\n\n${images.join(" ")}\n`);
  }
  await writeFile(
    join(sources, `${id}.md`),
    `---\nmarp: true\nsize: 16:9\n---\n\n${slides.join("\n---\n\n")}`
  );
}

function standalone(chart: string, style: string): string {
  const [, width = "640"] = /\swidth="([\d.]+)"/u.exec(chart) ?? [];
  const [, height = "360"] = /\sheight="([\d.]+)"/u.exec(chart) ?? [];
  const xml = chart.replaceAll("&nbsp;", "&#160;");
  return `<svg xmlns="http://www.w3.org/2000/svg" class="qd-deck" width="${width}" height="${height}"><style>${style.replaceAll("<", "&lt;")}</style>${xml}</svg>\n`;
}

/** Seconds. */
async function printByMarp(marp: string, sources: string, out: string): Promise<number> {
  const {path} = await findBrowser();
  process.env.CHROME_NO_SANDBOX = "1"; // as ours does where the system gives it none
  const {seconds} = await measured([
    ...[marp, "--input-dir", sources, "--output", out, "--pdf", "--allow-local-files"],
    ...["--browser", "chrome", "--browser-path", path, "--parallel", String(JOBS), "--no-config"]
  ]);
  const made = (await readdir(out)).filter((d) => d.endsWith(".pdf")).length;
  if (made !== DECKS) throw new Error(`Marp made ${made} of ${DECKS} decks`);
  return seconds;
}
