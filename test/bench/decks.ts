import {mkdir, readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {measured, median} from "./measure.js";
import {finishedHtml, printAlone} from "./printAlone.js";

const SAMPLE = join(PROJECT, "data", "quarterdeck.yaml");
const QUARTER = "2026Q3";
const CHILD = ["--import", "tsx", join(import.meta.dirname, "decksChild.ts")];
const JOBS = 2;

/** Decks a second, all that makes one included, against printing the same finished HTML with the same warm browser. */
export async function benchDecks(dir: string): Promise<void> {
  await runCliWell(["build", "--no-site", "--config", SAMPLE]);
  const ours: number[] = [];
  let decks = 0;
  let sizes: number[] = [];
  const finished = await finishedHtml(SAMPLE, QUARTER);
  const bare: number[] = [];
  for (let i = 0; i < 3; ++i) {
    const out = join(dir, `decks-${i}`);
    await mkdir(out);
    ours.push(Number((await measured([...CHILD, SAMPLE, QUARTER, out, String(JOBS)])).stdout));
    sizes = await pdfSizes(out);
    decks = sizes.length;
    bare.push(await printAlone(finished, JOBS));
  }
  const [per_deck, per_print] = [median(ours) / decks, median(bare) / finished.decks.length];
  console.log(
    `decks: ${(1 / per_deck).toFixed(1)} a second against ${(1 / per_print).toFixed(1)} for printing alone = ` +
      `${((100 * per_print) / per_deck).toFixed(0)} % (aim: 70 % or more), ${(1000 * per_deck).toFixed(0)} ms a deck, ${decks} decks`
  );
  console.log(`  a typical deck: ${(median(sizes) / 1e6).toFixed(2)} MB (aim: under 2)`);
}

async function pdfSizes(dir: string): Promise<number[]> {
  const names = (await readdir(dir, {recursive: true})).filter((d) => d.endsWith(".pdf"));
  return await Promise.all(names.map(async (d) => (await stat(join(dir, d))).size));
}
