import {type ChildProcess, spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {openPdf} from "../../../reports/pdf.js";
import type {ManifestDeck} from "../../../reports/manifest.js";
import {recipeIn} from "../../../reports/pdfRecipe.js";
import {recipeInPptx} from "../../../reports/pptx/strings.js";
import {PROJECT} from "../../support/sources.js";

/** A fault at a chosen write or rename of a run (test/fixtures/batch/faultAt.js). */
export interface Fault {
  call: "write" | "rename" | "append";
  /** a pattern of the file's name; of an append, of how its line begins */
  file: string;
  nth: number;
  how: "half" | "before" | "after" | "ENOSPC" | "EROFS";
}

/** A `quarterdeck qbr` at work. */
export interface BatchRun {
  child: ChildProcess;
  output: () => string;
  ended: Promise<{code: number | null; signal: NodeJS.Signals | null}>;
}

/** Starts `quarterdeck qbr --no-site` in a company's folder; decks go to decks/ there. */
export function startBatch(folder: string, args: readonly string[] = [], fault?: Fault): BatchRun {
  const warehouse = join(folder, "warehouse.duckdb");
  const preload = join(PROJECT, "test", "fixtures", "batch", "faultAt.js");
  const child = spawn(
    process.execPath,
    [join(PROJECT, "reports", "bin.js"), "qbr", "--no-site", "--warehouse", warehouse, ...args],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...(fault ? {NODE_OPTIONS: `--import ${preload}`, FAULT_AT: JSON.stringify(fault)} : {})
      }
    }
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (d: string) => (output += d));
  const ended = new Promise<{code: number | null; signal: NodeJS.Signals | null}>((resolve) =>
    child.once("close", (code, signal) => resolve({code, signal}))
  );
  return {child, output: () => output, ended};
}

/** A file of decks/ as it lies there, and what it says of itself. */
export interface FoundFile {
  file: string;
  sha256: string;
  recipe: string | null;
}

/** Every PDF and PPTX of decks/; each must be whole, so that it opens. */
export async function foundFiles(folder: string): Promise<FoundFile[]> {
  const decks = join(folder, "decks");
  const names = existsSync(decks)
    ? (await readdir(decks)).filter((d) => /^[^.].*\.(?:pdf|pptx)$/u.test(d))
    : [];
  const found: FoundFile[] = [];
  for (const file of names.sort()) {
    const bytes = await readFile(join(decks, file));
    if (file.endsWith(".pdf") && (await openPdf(bytes)).getPageCount() < 5)
      throw new Error(`${file} is not whole`);
    const recipe = file.endsWith(".pdf") ? recipeIn(bytes.subarray(-8192)) : recipeInPptx(bytes);
    found.push({file, sha256: createHash("sha256").update(bytes).digest("hex"), recipe});
  }
  return found;
}

/** What list and journal together say of the files: of each, every entry that may be meant. */
export async function listedDecks(folder: string): Promise<ManifestDeck[]> {
  const read = (name: string) => readFile(join(folder, "decks", name), "utf8").catch(() => "");
  const manifest = await read("manifest.json");
  const {decks} = (manifest === "" ? {decks: []} : JSON.parse(manifest)) as {decks: ManifestDeck[]};
  const lines = (await read(".manifest.journal")).split("\n").flatMap((line) => {
    try {
      const {entry} = JSON.parse(line) as {entry?: ManifestDeck};
      return entry ? [entry] : [];
    } catch {
      return [];
    }
  });
  return [...decks, ...lines];
}
