import {readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import path from "node:path";
import {Ajv} from "ajv";
import {assert, describe, it} from "vitest";
import {STAGES} from "../../src/metrics/journey/stages.js";
import {readConfig} from "../../loaders/config.js";
import type {Config} from "../../loaders/configTypes.js";
import {CONTRACT, TABLE_NAMES, tableRule} from "../../loaders/contract.js";
import {temporaryFolder, userError} from "../fixtures/ingest/folder.js";

const MINIMAL = "sources:\n  accounts: {from: a.csv}\n  subscriptions: {from: s.csv}\n";

interface Schema {
  description?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  required?: string[];
}

const SCHEMA = JSON.parse(
  readFileSync(new URL("../../data/quarterdeck.schema.json", import.meta.url), "utf8")
) as Schema;

async function configOf(yaml: string, overrides?: {as_of?: string}): Promise<Config> {
  const file = path.join(await temporaryFolder(), "quarterdeck.yaml");
  await writeFile(file, yaml);
  return readConfig(file, overrides);
}

const TREND = "{weight: 1, bad: 0, good: 1}";

describe("readConfig(path)", () => {
  it("fills in every default but sources", async () => {
    const {path: file, dir, lines, ...config} = await configOf(MINIMAL);
    assert.strictEqual(path.dirname(file), dir);
    assert.deepStrictEqual(lines, {
      sources: 1,
      "sources.accounts": 2,
      "sources.accounts.from": 2,
      "sources.subscriptions": 3,
      "sources.subscriptions.from": 3
    });
    assert.deepStrictEqual(config, {
      company: "Our company",
      as_of: undefined,
      currency: "USD",
      time_zone: "UTC",
      fiscal_year_start: 1,
      churn: {basis: "payment", gap_days: 30},
      ltv: {months: 36},
      trial: {pay_within_days: 30},
      targets: {},
      rejects: {limit: 0.05, continue: false},
      engagement: {weights: {active_rate: 1, active_days: 1, breadth: 1, trend: 1}},
      quiet: {days: 60},
      causes: {cuts: {}, reasons: {}},
      experiments: {not_random: []},
      activation: {users: 3, features: 2, days: 7},
      journey: {owners: {}},
      support: {first_response_hours: {}, resolution_hours: {}},
      health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards: []},
      playbook: {built_in: true, off: [], capacity: {}, plays: []},
      help_articles: [],
      decks: {language: "en", digits: {}, calendar: {}, time: "mirrored"},
      publish: {comments: false, decks: true},
      brand: {},
      sources: {accounts: {from: "a.csv", columns: {}}, subscriptions: {from: "s.csv", columns: {}}}
    });
  });

  it("keeps what is given beside the defaults of the same group", async () => {
    const config = await configOf(
      `${MINIMAL}churn: {basis: events}\nactivation: {users: 5}\nas_of: 2024-12-31\n`
    );
    assert.deepStrictEqual(config.churn, {basis: "events", gap_days: 30});
    assert.deepStrictEqual(config.activation, {users: 5, features: 2, days: 7});
    assert.strictEqual(config.as_of, "2024-12-31");
    const stage = await configOf(`${MINIMAL}activation: {stage: activated}\n`);
    assert.deepStrictEqual(stage.activation, {stage: "activated"});
  });

  it("lets the command line’s day win", async () => {
    const config = await configOf(`${MINIMAL}as_of: 2024-12-31\n`, {as_of: "2024-06-30"});
    assert.strictEqual(config.as_of, "2024-06-30");
    const {message, exit_code} = await userError(configOf(MINIMAL, {as_of: "yesterday"}));
    assert.strictEqual(message, "--as-of yesterday: not a day; write YYYY-MM-DD");
    assert.strictEqual(exit_code, 2);
  });

  it("takes numbers, booleans and null as expressions", async () => {
    const config = await configOf(
      "sources:\n  accounts: {from: a.csv, columns: {employees: 7, icp_fit: 0.5, tags: null}}\n  subscriptions: {from: s.csv, columns: {is_trial: false}}\n"
    );
    assert.deepStrictEqual(config.sources.accounts, {
      from: "a.csv",
      columns: {employees: "7", icp_fit: "0.5", tags: "NULL"}
    });
    assert.deepStrictEqual(config.sources.subscriptions, {from: "s.csv", columns: {is_trial: "false"}});
  });

  it("reports every fault at once, with file, line, what was expected, what was found, and a near miss", async () => {
    const {message, exit_code} = await userError(
      configOf(`company: X
chrun: {basis: events}
churn: {basis: event, gap_days: -1}
curency: EUR
fiscal_year_start: 13
rejects: {continue: perhaps}
sources:
  acounts: {from: a.csv}
  subscriptions:
    from: s.csv
    columns:
      mmr: price
  tickets: {from: t.csv, query: FROM 't.csv'}
  users: {}
  overrides: {from: o.csv}
`)
    );
    assert.strictEqual(exit_code, 2);
    assert.deepStrictEqual(message.split("\n").sort(), [
      "quarterdeck.yaml:12: unknown key mmr in sources.subscriptions.columns (did you mean mrr?)",
      "quarterdeck.yaml:13: sources.tickets: give either from (with columns) or query, and only one of them",
      "quarterdeck.yaml:14: sources.users: give either from (with columns) or query, and only one of them",
      "quarterdeck.yaml:15: unknown key overrides in sources; overrides is read from journal/overrides.csv beside the config",
      "quarterdeck.yaml:2: unknown key chrun (did you mean churn?)",
      'quarterdeck.yaml:3: churn.basis: expected one of payment, events, found "event" (did you mean events?)',
      "quarterdeck.yaml:3: churn.gap_days: must be >= 0, found -1",
      "quarterdeck.yaml:4: unknown key curency (did you mean currency?)",
      "quarterdeck.yaml:5: fiscal_year_start: must be <= 12, found 13",
      'quarterdeck.yaml:6: rejects.continue: expected boolean, found "perhaps"',
      "quarterdeck.yaml:7: the required table accounts is missing in sources; say where it comes from",
      "quarterdeck.yaml:8: unknown key acounts in sources (did you mean accounts?)"
    ]);
  });

  it.each([
    ["as_of: 2024-02-30", "1: as_of: 2024-02-30 is not a day; write YYYY-MM-DD"],
    [
      "time_zone: Europe/Ankara",
      "1: time_zone: Europe/Ankara is not an IANA time zone such as Europe/Istanbul"
    ],
    ["health: {bands: {at_risk: 80}}", "1: health.bands: at_risk (80) must be below healthy (75)"],
    [
      "activation: {stage: activated, users: 3}",
      "1: activation: give either stage or a rule of users, features and days, not both"
    ],
    [
      "causes: {cuts: {activ_rate: 0.3}}",
      "1: causes.cuts.activ_rate: there is no such signal with a cut (did you mean active_rate?)"
    ],
    [
      "help_articles: [{topic: Import, published_on: 2026-02-30}]",
      "1: help_articles.0.published_on: 2026-02-30 is not a day"
    ],
    [
      "help_articles: [{topic: A, published_on: 2026-01-01}, {topic: A, published_on: 2026-02-01}]",
      "1: help_articles.1.topic: A has an article above; give a topic once, with the day of its first article"
    ],
    ['brand: {accent: "red"}', '1: brand.accent: found "red"; expected Accent colour, #rrggbb'],
    ["targets: {logo_churn: {Inc. 500: 7}}", "1: targets.logo_churn.Inc. 500: must be <= 1, found 7"],
    ["targets: {logo_churn: {a/b ~1: x}}", '1: targets.logo_churn.a/b ~1: expected number, found "x"'],
    [
      "__proto__: {polluted: true}",
      /^quarterdeck\.yaml:1: unknown key __proto__; known keys: company, as_of, /
    ],
    ["? [company]\n: Acme", /^quarterdeck\.yaml:1: unknown key \[ company \]/]
  ])("refuses %s", async (line, expected) => {
    const {message} = await userError(configOf(`${line}\n${MINIMAL}`));
    if (typeof expected === "string") assert.strictEqual(message, `quarterdeck.yaml:${expected}`);
    else assert.match(message, expected);
  });

  it.each([
    ["valid_from: 2026-13-01,", TREND, "valid_from: 2026-13-01 is not a day"],
    [
      "valid_from: 2026-02-01, valid_to: 2026-01-31,",
      TREND,
      "valid_to: 2026-01-31 lies before valid_from, 2026-02-01"
    ],
    ["valid_from: 2026-02-01, valid_to: 2026-02-01,", TREND, null],
    [
      "",
      "{weight: 1, bad: 0.5, good: 0.5}",
      "groups.usage.components.trend: bad and good are both 0.5; a score needs two anchors that differ"
    ],
    [
      "",
      "{weight: 1, bad: 0, good: 1, by_tenure: [{from_days: 90, bad: 2, good: 2}]}",
      "groups.usage.components.trend: bad and good are both 2; a score needs two anchors that differ"
    ],
    ["", "{weight: 0, bad: 0, good: 1}", "groups.usage.components.trend.weight: must be > 0, found 0"]
  ])("of a scorecard with %s trend: %s says %s", async (head, trend, expected) => {
    const card = `{id: a, version: "1", ${head} groups: {usage: {weight: 1, components: {trend: ${trend}}}}}`;
    const made = configOf(`health: {scorecards: [${card}]}\n${MINIMAL}`);
    if (expected === null) {
      assert.lengthOf((await made).health.scorecards, 1);
      return;
    }
    const {message} = await userError(made);
    assert.strictEqual(message, `quarterdeck.yaml:1: health.scorecards.0.${expected}`);
  });

  it.each([
    ["", "quarterdeck.yaml: expected keys such as company and sources, found nothing"],
    ["- a\n", "quarterdeck.yaml: expected keys such as company and sources, found object"],
    ["a: [1\nb: 2\n", /^quarterdeck\.yaml:2: this is not valid YAML: /],
    [
      `company: A\ncompany: B\n${MINIMAL}`,
      /^quarterdeck\.yaml:2: this is not valid YAML: Map keys must be unique/
    ]
  ])("refuses a file of %j", async (yaml, expected) => {
    const {message} = await userError(configOf(yaml));
    if (typeof expected === "string") assert.strictEqual(message, expected);
    else assert.match(message, expected);
  });

  it("says how to come by a config file when there is none", async () => {
    const {message, exit_code} = await userError(readConfig(path.join(await temporaryFolder(), "none.yaml")));
    assert.strictEqual(
      message,
      "no config file at none.yaml\nmake one with `quarterdeck init FOLDER`, or name it with --config FILE"
    );
    assert.strictEqual(exit_code, 2);
  });
});

/** Every key that a configuration can have, checked against the type Config by the compiler. */
const FULL: Required<Omit<Config, "path" | "dir" | "lines" | "sources" | "activation" | "looks_back">> & {
  activation: object;
} = {
  company: "X",
  as_of: "2024-12-31",
  currency: "EUR",
  time_zone: "Europe/Istanbul",
  fiscal_year_start: 2,
  churn: {basis: "events", gap_days: 1},
  gross_margin: 0.8,
  ltv: {months: 24},
  trial: {pay_within_days: 14},
  fx: "fx.csv",
  journal: "people",
  targets: {logo_churn: {default: 0.05, SMB: 0.1}},
  rejects: {limit: 0.01, continue: true},
  engagement: {weights: {active_rate: 2, active_days: 1, breadth: 0, trend: 1}},
  quiet: {days: 30},
  causes: {cuts: {active_rate: 0.2}, reasons: {"moved away": "other"}},
  experiments: {not_random: ["E-1"]},
  activation: {users: 1, features: 1, days: 1, stage: "activated"},
  journey: {owners: Object.fromEntries(STAGES.map((d) => [d, "Team"]))},
  support: {
    first_response_hours: {"1": 1, "2": 4, "3": 8, "4": 24},
    resolution_hours: {"1": 1, "2": 4, "3": 8, "4": 24}
  },
  health: {
    bands: {at_risk: 40, healthy: 70},
    min_coverage: 0.5,
    costs: {miss: 8, false_alarm: 1},
    scorecards: [
      {
        id: "a",
        version: "1",
        segments: ["SMB"],
        valid_from: "2024-01-01",
        valid_to: "2024-12-31",
        groups: {
          usage: {
            weight: 1,
            components: {
              breadth: {weight: 1, bad: 0, good: 1, by_tenure: [{from_days: 90, bad: 0.1, good: 1}]}
            }
          }
        }
      }
    ]
  },
  decks: {
    template: "deck.md",
    language: "fa",
    digits: {ar: "arab", fa: "latn"},
    calendar: {fa: "persian"},
    time: "left to right"
  },
  help_articles: [{topic: "Import", published_on: "2024-05-01", url: "https://help.example/import"}],
  playbook: {
    built_in: false,
    off: ["promoter"],
    capacity: {default: 10, Ana: 4},
    webhook: {url: "$ALERTS_URL"},
    plays: [
      {
        id: "low-usage",
        title: "Few seats in use",
        good: false,
        scope: "account",
        when: "active_rate < 0.2",
        on: "approaching",
        every_days: 14,
        segments: ["SMB"],
        actions: [{do: "Call", owner: "csm", within_days: 2}],
        message: "training"
      }
    ]
  },
  publish: {comments: true, decks: true, salt: "long enough"},
  brand: {
    name: "X",
    accent: "#123456",
    background: "#FFFFFF",
    logo: "logo.svg",
    mark: "mark.svg",
    font: "Inter",
    template: "decks.pptx"
  }
};

/** The keys of a schema and of a value that has them all, level by level. */
function assertSameKeys(schema: Schema, value: unknown, at: string): void {
  if (Array.isArray(value)) return assertSameKeys(schema.items ?? {}, value[0], `${at}[]`);
  if (typeof value !== "object" || value === null) return;
  const named = schema.properties;
  if (named !== undefined) assert.sameMembers(Object.keys(named), Object.keys(value), at);
  for (const [key, child] of Object.entries(value)) {
    const other = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
    assertSameKeys(named?.[key] ?? other, child, `${at}.${key}`);
  }
}

describe("quarterdeck.schema.json", () => {
  it("has the keys of the type Config, neither more nor fewer, and admits them", () => {
    const {sources: _, ...properties} = SCHEMA.properties ?? {};
    assertSameKeys({...SCHEMA, properties}, FULL, "config");
    const validate = new Ajv({allowUnionTypes: true, strictRequired: false}).compile(SCHEMA);
    const sources = {accounts: {from: "a.csv"}, subscriptions: {query: "FROM 's.csv'"}};
    assert.isTrue(validate({...FULL, sources}), JSON.stringify(validate.errors));
  });

  it("has the tables and columns of the contract, the journal aside", () => {
    const tables = SCHEMA.properties?.sources?.properties ?? {};
    assert.sameMembers(
      Object.keys(tables),
      TABLE_NAMES.filter((d) => !tableRule(d).journal)
    );
    for (const [name, {properties}] of Object.entries(tables)) {
      const columns = Object.keys(properties?.columns?.properties ?? {});
      assert.sameMembers(columns, Object.keys(CONTRACT[name as keyof typeof CONTRACT].columns), name);
    }
    assert.sameMembers(
      SCHEMA.properties?.sources?.required ?? [],
      TABLE_NAMES.filter((d) => tableRule(d).required)
    );
  });

  it("describes every key, for editors", () => {
    const visit = (schema: Schema, at: string): void => {
      assert.isAbove((schema.description ?? "").length, 3, at);
      for (const [key, child] of Object.entries(schema.properties ?? {})) visit(child, `${at}.${key}`);
      if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties, `${at}.*`);
      if (schema.items !== undefined) visit(schema.items, `${at}[]`);
    };
    visit(SCHEMA, "config");
  });
});
