import {csvParse} from "d3";
import {assert, describe, it} from "vitest";
import {AccountBody} from "../../src/components/account/page.js";
import {CausesBody} from "../../src/components/causes/page.js";
import {DefinitionsBody} from "../../src/components/definitions/page.js";
import type {ChartDownload} from "../../src/components/download/downloadMenu.js";
import {DOWNLOAD} from "../../src/components/download/downloadMenu.js";
import {tableCsv} from "../../src/components/download/tableCsv.js";
import {ExperimentsBody} from "../../src/components/experiments/page.js";
import {HealthBody} from "../../src/components/health/page.js";
import {OverviewBody} from "../../src/components/overview/page.js";
import {RetentionBody} from "../../src/components/retention/page.js";
import {AnatomyCard} from "../../src/components/scorecard/anatomyCard.js";
import {causesView} from "../../src/lib/causesView.js";
import {experimentsView} from "../../src/lib/experimentsView.js";
import {healthView} from "../../src/lib/healthView.js";
import {overviewView} from "../../src/lib/overviewView.js";
import {retentionView} from "../../src/lib/retentionView.js";
import {unpackScorecard} from "../../src/lib/scorecardData.js";
import {DEFINITIONS} from "../../src/metrics/definitions.js";
import {causesOf, telling} from "../support/causes.js";
import {experimentsOf, OF_EACH_STATE} from "../support/experimentReports.js";
import {healthOf} from "../support/health.js";
import {overviewOf} from "../support/overview.js";
import {click, emptyPage, textOf} from "../support/page.js";
import {retentionOf} from "../support/retention.js";
import {CARD, scorecardOf} from "../support/scorecard.js";
import {accountData, viewOf} from "./account/fixture.js";

const document = emptyPage();
const options = {fit: (draw: (width: number) => Element) => draw(444), document};
const ACCOUNTS = Array.from({length: 12}, (_, i) => ({
  account_id: `K${i}`,
  name: `Name ${i}`,
  segment: i % 2 ? "Large" : "Small",
  csm: "Ana",
  mrr: [1000 * (i + 1), 900 * (i + 1), i === 0 ? 0 : 1100 * (i + 1)],
  band: "at risk"
}));
const RENEWALS = [{i: 1, renewal_date: "2026-07-20", arr: 12_000, health_score: 30, health_band: "at risk", health_change: -3, weeks: [5, null, 3], moved: "Use"}]; // prettier-ignore
const company = overviewOf(ACCOUNTS, {renewals: RENEWALS});
const COHORTS = [0, 1].map((age) => ({month: "2026-01-01", age, accounts: 20, retained: 20 - 5 * age, start_mrr: 2000, mrr: 2000 - 500 * age, kept_mrr: 2000 - 500 * age})); // prettier-ignore
const LIVES = Array.from({length: 40}, (_, i) => [1 + (i % 24), i % 3 === 0, i % 2 ? "Large" : "Small"] as const); // prettier-ignore
const CONFIGURED = {
  settings: [{label: "Currency", value: "USD", key: "currency"}],
  scorecards: [{id: "one", version: "3", segments: [], parts: [{group: "usage", component: "breadth", weight: 0.6, bad: 0, good: 1}]}] // prettier-ignore
};

const PAGES: Record<string, () => Element> = {
  Overview: () => OverviewBody(overviewView(company, {}), options),
  Retention: () => RetentionBody(retentionView(retentionOf(COHORTS, LIVES), company, {}), options),
  Causes: () => CausesBody(causesView(causesOf(telling()), {}), options),
  Health: () => HealthBody(healthView(healthOf(), {}), options),
  Scorecard: () =>
    AnatomyCard(
      unpackScorecard(scorecardOf([{name: "A", segment: "Small", months: [[0.5, 5]]}], {cards: [CARD]})),
      0,
      {document}
    ),
  Experiments: () => ExperimentsBody(experimentsView(experimentsOf(OF_EACH_STATE), {}), {document}),
  Definitions: () => DefinitionsBody(DEFINITIONS, CONFIGURED, {document}),
  Account: () => AccountBody(viewOf(accountData()))
};

/** Every file of numbers that a page offers, by the title of its card. */
function filesOf(page: Element): Map<string, string> {
  const files = new Map<string, string>();
  page.addEventListener(DOWNLOAD, (event) => {
    const {card, table} = (event as CustomEvent<ChartDownload>).detail;
    files.set(textOf(card.querySelector("h2")), tableCsv(table()));
  });
  for (const button of page.querySelectorAll("[data-kind=csv]")) click(button);
  return files;
}

/** A number as it is printed: a share, an interval, a fraction, a product, money, thousands, none. */
const PRINTED =
  /^[^\p{L}]*\d[^\p{L}]*(%| to |\u2013|\u00d7| \/ |\/\d)|^[^\p{L}\d]*[$€]\s?\d|^[+-]?\d{1,3}(,\d{3})+|^(n\/a|\u2013)$/u;

describe.each(Object.entries(PAGES))("every CSV file of %s", (_, make) => {
  it("holds numbers as they are, under names that a program can use", () => {
    const files = filesOf(make());
    const faults: string[] = [];
    for (const [title, csv] of files) {
      const rows = csvParse(csv);
      const fault = (name: string, value: string) => faults.push(`${title}: ${name}: ${value}`);
      for (const name of rows.columns) if (!/^[a-z][a-z0-9_]*$/.test(name)) fault(name, "name");
      for (const row of rows)
        for (const [name, value] of Object.entries(row)) if (PRINTED.test(value)) fault(name, value);
    }
    assert.isNotEmpty(files);
    assert.deepStrictEqual([...new Set(faults)], []);
  });
  it("is offered once by every card that shows a table or a chart", () => {
    for (const card of make().querySelectorAll(".qd-card:has(table, .qd-chart)"))
      assert.lengthOf(card.querySelectorAll("[data-kind=csv]"), 1, textOf(card.querySelector("h2")));
  });
});
