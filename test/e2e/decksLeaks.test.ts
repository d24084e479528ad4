import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {silent} from "../../loaders/progress.js";
import {readPdf} from "../../reports/check.js";
import {makeDecks} from "../../reports/decks.js";
import type {DeckReport} from "../../reports/deckRequest.js";
import {openPdf} from "../../reports/pdf.js";
import {hiddenStrings} from "../../reports/pdfText.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {CANARY_ACCOUNTS, canariesOf, writeCanaries} from "./support/canaries.js";

let folder: string;
let reports: DeckReport[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-canaries-"));
  const config = await readConfig(await writeCanaries(folder));
  const warehouse = join(folder, "warehouse.duckdb");
  await buildWarehouse(config, {warehouse, progress: silent});
  reports = await makeDecks({
    ...{config, warehouse, quarter: "2026Q3", out: join(folder, "decks")},
    ...{language: "all", formats: ["pdf", "pptx"], jobs: 2, progress: silent}
  });
});

afterAll(async () => {
  await rm(folder, {recursive: true, force: true});
});

/** All that a deck says to anybody who looks: its pages, and what no page shows; of a PPTX every part of every archive. */
async function everything(file: string): Promise<string> {
  const bytes = await readFile(join(folder, "decks", file));
  if (file.endsWith(".pptx")) return everyPart(bytes);
  const shown = (await readPdf(bytes)).flatMap((runs) => [runs.join(" "), runs.join("")]);
  return [...shown, ...hiddenStrings(await openPdf(bytes))].join("\n");
}

function everyPart(archive: Uint8Array): string {
  return Object.entries(unzipSync(archive))
    .map(([name, bytes]) => (name.endsWith(".xlsx") ? everyPart(bytes) : strFromU8(bytes)))
    .join("\n");
}

describe("decks of a company whose every text field holds a word of its own", () => {
  it("are made for every account in every language", async () => {
    assert.deepStrictEqual(
      reports.map((d) => d.failed),
      [[]]
    );
    const files = (await readdir(join(folder, "decks"))).filter((d) => /\.(?:pdf|pptx)$/u.test(d));
    assert.strictEqual(files.length, 2 * CANARY_ACCOUNTS.length * LANGUAGES.length);
  });
  it.each(LANGUAGES)("hold no word of another account and none that is internal, in %s", async (language) => {
    for (const account_id of CANARY_ACCOUNTS) {
      const name = `${account_id}-2026Q3-${language}`;
      const texts = [await everything(`${name}.pdf`), await everything(`${name}.pptx`)];
      const own = canariesOf(account_id);
      const others = CANARY_ACCOUNTS.filter((d) => d !== account_id).map(canariesOf);
      const foreign = [...own.internal, ...others.flatMap((d) => [...d.customer, ...d.internal])];
      for (const text of texts) {
        assert.deepStrictEqual(
          foreign.filter((d) => text.includes(d)),
          [],
          account_id
        );
        // The search sees what is there: most of the account's own words are.
        const seen = own.customer.filter((d) => text.includes(d));
        assert.isAtLeast(seen.length, 8, `${account_id} shows ${seen.length} of ${own.customer.length}`);
      }
    }
  });
});
