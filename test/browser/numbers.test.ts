import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {metricsReport, type MetricsRequest} from "../../loaders/metricsReport.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {workspace} from "../../reports/workspace.js";
import {SAMPLE_CONFIG, type SiteUnderTest, sampleSite, someAccounts, visit} from "./harness.js";

// Each number that says which metric it is must be what `quarterdeck metrics` says of the same window and part.

let site: SiteUnderTest;
let db: Warehouse;
let accounts: string[];
beforeAll(async () => {
  site = await sampleSite();
  db = await openWarehouse(workspace({config: SAMPLE_CONFIG}).warehouse, {readonly: true});
  accounts = await someAccounts();
}, 600_000);
afterAll(async () => {
  await site?.close();
  await db?.[Symbol.asyncDispose]();
});

interface Printed {
  metric: string;
  part: "value" | "numerator" | "denominator" | "low" | "high";
  window: string;
  segment: string;
  value: number | null;
}

async function printedNumbers(path: string): Promise<Printed[]> {
  const {page} = await visit(site, path);
  const found = await readNumbers(page);
  await page.browserContext().close();
  return found;
}

function readNumbers(page: Page): Promise<Printed[]> {
  return page.$$eval("[data-metric]", (elements) =>
    (elements as HTMLElement[]).map(({dataset: d}) => ({
      metric: d.metric ?? "",
      part: (d.part ?? "value") as "value",
      window: d.window ?? "",
      segment: d.segment ?? "",
      value: d.value === undefined || d.value === "" ? null : Number(d.value)
    }))
  );
}

/** *all*, *account:ID*, *csm:NAME*, or a segment's name. */
function requestOf({window, segment}: Pick<Printed, "window" | "segment">): MetricsRequest {
  if (segment === "all") return {window};
  if (segment.startsWith("account:")) return {window, account: segment.slice("account:".length)};
  if (segment.startsWith("csm:")) return {window, csm: segment.slice("csm:".length)};
  return {window, segment};
}

/** Numbers that differ from what `metrics` says, each with both. */
async function differences(numbers: readonly Printed[]): Promise<string[]> {
  const reports = new Map<string, Awaited<ReturnType<typeof metricsReport>>>();
  const wrong: string[] = [];
  for (const number of numbers) {
    const key = `${number.window} ${number.segment}`;
    if (!reports.has(key)) reports.set(key, await metricsReport(db, requestOf(number)));
    const said = reports.get(key)?.metrics[number.metric]?.[number.part];
    if (!same(number.value, said ?? null))
      wrong.push(`${key} ${number.metric} ${number.part}: ${number.value}, metrics say ${said}`);
  }
  return wrong;
}

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

describe("the numbers of the Overview", () => {
  it.each([
    "",
    "?quarter=2026Q2",
    "?segment=Enterprise",
    "?quarter=2025Q4&segment=Small+business",
    "?compare=2025Q3"
  ])("at %s are those of quarterdeck metrics", async (search) => {
    const numbers = await printedNumbers(search);
    assert.isAtLeast(new Set(numbers.map((d) => d.metric)).size, 4);
    assert.deepStrictEqual(await differences(numbers), []);
  });
  it("are of the window and the segment that the address names", async () => {
    const numbers = await printedNumbers("?quarter=2026Q2&segment=Enterprise");
    assert.includeMembers(
      [...new Set(numbers.map((d) => `${d.window} ${d.segment}`))],
      ["2026Q2 Enterprise"]
    );
  });
});

describe("the numbers of an account", () => {
  it("are those of quarterdeck metrics: on its page, of the largest, a middle and the smallest", async () => {
    for (const account of [accounts[0], accounts[Math.floor(accounts.length / 2)], accounts.at(-1)]) {
      const numbers = await printedNumbers(`account.html?account=${encodeURIComponent(account ?? "")}`);
      assert.isAtLeast(new Set(numbers.map((d) => d.metric)).size, 4, account);
      assert.deepStrictEqual(await differences(numbers), [], account);
    }
  });
  it("are those of quarterdeck metrics: in its deck", async () => {
    for (const account of [accounts[0], accounts.at(-1)]) {
      const numbers = await printedNumbers(`deck.html?account=${encodeURIComponent(account ?? "")}`);
      assert.isAtLeast(new Set(numbers.map((d) => d.metric)).size, 3, account);
      assert.deepStrictEqual(await differences(numbers), [], account);
    }
  });
});
