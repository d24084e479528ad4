import {mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {silent} from "../../loaders/progress.js";
import {readTemplate} from "../../loaders/template/readTemplate.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {readPdf} from "../../reports/check.js";
import {makeDecks} from "../../reports/decks.js";
import type {DeckReport} from "../../reports/deckRequest.js";
import {openPdf} from "../../reports/pdf.js";
import {hiddenStrings} from "../../reports/pdfText.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {CANARY_ACCOUNTS, canariesOf, writeCanaries} from "./support/canaries.js";

let folder: string;
let reports: DeckReport[];
let own: DeckReport[];
let naming: DeckReport[];

/** Slides of a template's own over all texts that its queries can reach. */
const TEXTS = {
  tickets: "SELECT topic AS words, category FROM tickets",
  goals: "SELECT goal AS words, unit, owner FROM goals",
  plans: "SELECT plan AS words, owner FROM plans",
  requests: "SELECT title AS words, status FROM requests",
  comments: "SELECT comment AS words FROM comments",
  accounts: "SELECT name AS words, csm FROM accounts"
};
const OWN = [
  "# title",
  ...Object.entries(TEXTS).flatMap(([name, sql]) => [
    `# own-${name}`,
    `title: {{found_${name}.words}} comes first`,
    ...[`\`\`\`sql found_${name}`, sql, "```", "```chart", "type: table", "title: All", "```"]
  ]),
  ...["# own-value", "title: What was realised", "```sql items"],
  ...["SELECT item, sum(realised) AS realised FROM value GROUP BY ALL", "```", "```chart"],
  ...[
    "type: bar",
    "x: item",
    "y: realised",
    "title: Value",
    "unit: USD",
    "```",
    "The item is {{items.item}}."
  ],
  "# data"
];

/** Who gets a deck of the template. */
const FEW = CANARY_ACCOUNTS.slice(0, 2);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-canaries-"));
  const config = await readConfig(await writeCanaries(folder));
  const warehouse = join(folder, "warehouse.duckdb");
  await buildWarehouse(config, {warehouse, progress: silent});
  const made = {
    config,
    warehouse,
    quarter: "2026Q3",
    formats: ["pdf", "pptx"],
    jobs: 2,
    progress: silent
  } as const;
  reports = await makeDecks({...made, out: join(folder, "decks"), language: "all"});
  const template = async (lines: readonly string[]) => {
    await writeFile(join(folder, "own.md"), lines.join("\n"));
    await using db = await openWarehouse(warehouse, {readonly: true});
    return await readTemplate(db, config, join(folder, "own.md"));
  };
  const few = {...made, out: join(folder, "own"), accounts: FEW, language: "fa"} as const;
  own = await makeDecks({...few, template: await template(OWN)});
  const [, other = ""] = CANARY_ACCOUNTS;
  const name = canariesOf(other).customer[0]!;
  const words = ["# title", "# own", "title: As others do", "", `We tried it with ${name} first.`];
  naming = await makeDecks({...few, out: join(folder, "naming"), template: await template(words)});
});

afterAll(async () => {
  await rm(folder, {recursive: true, force: true});
});

/** All that a deck says to anybody who looks: its pages, and what no page shows; of a PPTX every part of every archive. */
async function everything(file: string, place = "decks"): Promise<string> {
  const bytes = await readFile(join(folder, place, file));
  if (file.endsWith(".pptx")) return everyPart(bytes);
  const shown = (await readPdf(bytes)).flatMap((runs) => [runs.join(" "), runs.join("")]);
  return [...shown, ...hiddenStrings(await openPdf(bytes))].join("\n");
}

function everyPart(archive: Uint8Array): string {
  return Object.entries(unzipSync(archive))
    .map(([name, bytes]) => (name.endsWith(".xlsx") ? everyPart(bytes) : strFromU8(bytes)))
    .join("\n");
}

/** What a deck must not hold: what is internal, and everything of others. */
function foreignTo(account_id: string): string[] {
  const others = CANARY_ACCOUNTS.filter((d) => d !== account_id).map(canariesOf);
  return [...canariesOf(account_id).internal, ...others.flatMap((d) => [...d.customer, ...d.internal])];
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
      const {customer} = canariesOf(account_id);
      for (const text of texts) {
        assert.deepStrictEqual(
          foreignTo(account_id).filter((d) => text.includes(d)),
          [],
          account_id
        );
        // The search sees what is there: most of the account's own words are.
        const seen = customer.filter((d) => text.includes(d));
        assert.isAtLeast(seen.length, 8, `${account_id} shows ${seen.length} of ${customer.length}`);
      }
    }
  });
});

describe("decks of a template whose queries ask for every text", () => {
  it("hold the account's own words on its slides and in its charts, and no others", async () => {
    assert.deepStrictEqual(
      own.map((d) => d.failed),
      [[]]
    );
    for (const account_id of FEW) {
      const name = `${account_id}-2026Q3-fa`;
      for (const file of [`${name}.pdf`, `${name}.pptx`]) {
        const text = await everything(file, "own");
        assert.deepStrictEqual(
          foreignTo(account_id).filter((d) => text.includes(d)),
          [],
          file
        );
        const {customer} = canariesOf(account_id);
        const unseen = customer.filter((d) => !text.includes(d));
        // A contact and an experiment are on no slide of this template.
        assert.isAtMost(unseen.length, 3, file);
      }
      const parts = unzipSync(await readFile(join(folder, "own", `${name}.pptx`)));
      const chart = Object.keys(parts)
        .filter((d) => /^ppt\/charts\/[^/]+\.xml$/u.test(d))
        .map((d) => strFromU8(parts[d]!));
      assert.isTrue(
        chart.some((d) => d.includes('<c:barDir val="bar"/>')),
        "a native bar chart"
      );
    }
  });
  it("are not made where the template's own words name another account", () => {
    const [first, second] = FEW;
    assert.deepStrictEqual(
      naming.map((d) =>
        d.failed.map(({account_id, reason}) => [account_id, reason.replace(/: Qz\w+$/u, "")])
      ),
      [[[first, `${first}-2026Q3-fa.pdf, page 2: another account is named`]]]
    );
    assert.deepStrictEqual(naming[0]!.made.sort(), [`${second}-2026Q3-fa.pdf`, `${second}-2026Q3-fa.pptx`]);
  });
});
