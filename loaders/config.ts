import {readFile} from "node:fs/promises";
import path from "node:path";
import type {ValidateFunction} from "ajv";
import {brandFaults, isDarkGround} from "../src/lib/deckColours.js";
import type {Play} from "../src/metrics/plays/play.js";
import {SIGNALS} from "../src/metrics/causes/signals.js";
import {faultMessage, lineOf} from "./configFaults.js";
import {schemaCheck} from "./configSchema.js";
import type {Activation, Config, Scorecard, Source} from "./configTypes.js";
import {yamlValues} from "./configYaml.js";
import {UserError} from "./errors.js";
import type {GivenPlays} from "./playbook/plays.js";
import {playFaults} from "./playbook/triggers.js";
import {didYouMean} from "../src/lib/nearMiss.js";

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  compiled ??= schemaCheck();
  return compiled;
}

async function configText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new UserError(
      `no config file at ${file}\nmake one with \`quarterdeck init FOLDER\`, or name it with --config FILE`
    );
  }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text)
  );
}

/** A mapping such as `count: 1` is an expression too. */
function expressionsAsText(values: Record<string, unknown>): void {
  const sources = (values.sources ?? {}) as Record<string, {columns?: Record<string, unknown>} | null>;
  for (const source of Object.values(sources)) {
    const columns = source?.columns;
    if (typeof columns !== "object" || columns === null) continue;
    for (const [name, value] of Object.entries(columns)) {
      if (typeof value === "number" || typeof value === "boolean") columns[name] = String(value);
      if (value === null) columns[name] = "NULL";
    }
  }
}

function activation(
  given: Partial<{users: number; features: number; days: number; stage: string}> = {}
): Activation {
  if (given.stage !== undefined) return {stage: given.stage};
  return {users: given.users ?? 3, features: given.features ?? 2, days: given.days ?? 7};
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", {timeZone: zone});
    return true;
  } catch {
    return false;
  }
}

function scorecardFaults({valid_from, valid_to, groups}: Scorecard, path: string): [string, string][] {
  const faults: [string, string][] = [];
  for (const [key, day] of Object.entries({valid_from, valid_to})) {
    if (day !== undefined && !isDay(day)) faults.push([`${path}.${key}`, `${day} is not a day`]);
  }
  if (valid_from !== undefined && valid_to !== undefined && valid_to < valid_from)
    faults.push([`${path}.valid_to`, `${valid_to} lies before valid_from, ${valid_from}`]);
  for (const [group, {components}] of Object.entries(groups)) {
    for (const [metric, {bad, good, by_tenure = []}] of Object.entries(components)) {
      const same = [{bad, good}, ...by_tenure].find((d) => d.bad === d.good);
      if (same)
        faults.push([
          `${path}.groups.${group}.components.${metric}`,
          `bad and good are both ${same.bad}; a score needs two anchors that differ`
        ]);
    }
  }
  return faults;
}

/** What the schema cannot say, as pairs of path and fault. */
function furtherFaults(config: Config): [path: string, fault: string][] {
  const faults: [string, string][] = [];
  const {bands, scorecards} = config.health;
  if (config.as_of !== undefined && !isDay(config.as_of))
    faults.push(["as_of", `${config.as_of} is not a day; write YYYY-MM-DD`]);
  if (!isTimeZone(config.time_zone))
    faults.push(["time_zone", `${config.time_zone} is not an IANA time zone such as Europe/Istanbul`]);
  if (bands.at_risk >= bands.healthy) {
    faults.push(["health.bands", `at_risk (${bands.at_risk}) must be below healthy (${bands.healthy})`]);
  }
  faults.push(...cutFaults(config.causes.cuts));
  faults.push(...articleFaults(config.help_articles));
  faults.push(...lookFaults(config.brand));
  faults.push(...scorecards.flatMap((card, i) => scorecardFaults(card, `health.scorecards.${i}`)));
  if (
    "stage" in config.activation &&
    Object.keys(config.lines).some((d) => /^activation\.(users|features|days)$/.test(d))
  ) {
    faults.push(["activation", "give either stage or a rule of users, features and days, not both"]);
  }
  return faults;
}

function lookFaults({accent, background, template}: Config["brand"]): [string, string][] {
  const faults = brandFaults({accent: accent ?? null, background}).map(([key, fault]): [string, string] => [
    `brand.${key}`,
    fault
  ]);
  if (template !== undefined && isDarkGround(background))
    faults.push([
      "brand.template",
      "a template brings a ground of its own, on which light text cannot be read; leave out either it or the dark brand.background"
    ]);
  return faults;
}

function articleFaults(articles: Config["help_articles"]): [string, string][] {
  const topics = articles.map((d) => d.topic);
  return articles.flatMap(({topic, published_on}, i) => {
    const faults: [string, string][] = [];
    if (!isDay(published_on))
      faults.push([`help_articles.${i}.published_on`, `${published_on} is not a day`]);
    if (topics.indexOf(topic) < i)
      faults.push([
        `help_articles.${i}.topic`,
        `${topic} has an article above; give a topic once, with the day of its first article`
      ]);
    return faults;
  });
}

function cutFaults(cuts: Config["causes"]["cuts"]): [string, string][] {
  const signals = SIGNALS.filter((d) => d.worse !== "true").map((d) => d.key);
  return Object.keys(cuts)
    .filter((d) => !signals.includes(d))
    .map((d) => [`causes.cuts.${d}`, `there is no such signal with a cut${didYouMean(d, signals)}`]);
}

function sourcesWithColumns(sources: Config["sources"]): Config["sources"] {
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]: [string, Source]) => [
      name,
      "from" in source ? {from: source.from, columns: source.columns ?? {}} : source
    ])
  );
}

function checkedOverride(as_of: string | undefined): string | undefined {
  if (as_of !== undefined && !isDay(as_of))
    throw new UserError(`--as-of ${as_of}: not a day; write YYYY-MM-DD`);
  return as_of;
}

/** The day asked for, from which a run looks back, else the configuration's, at which the data end. */
function asOf(asked: string | undefined, given: string | undefined): Pick<Config, "as_of" | "looks_back"> {
  const day = checkedOverride(asked);
  return day === undefined ? {as_of: given} : {as_of: day, looks_back: true};
}

/** Reads and checks a config file; every key but sources has its default filled in. Throws UserError with all faults found. */
export async function readConfig(file: string, overrides: {as_of?: string} = {}): Promise<Config> {
  const absolute = path.resolve(file);
  const {values, lines} = yamlValues(await configText(absolute), absolute);
  expressionsAsText(values);
  const validate = validator();
  if (!validate(values)) {
    const faults = (validate.errors ?? []).filter((d) => !d.schemaPath.includes("/oneOf/"));
    const messages = faults.map((d) => faultMessage(d, {file: absolute, lines, values}));
    const plays = await playFaults({playbook: soundPlays(values), path: absolute, lines});
    throw new UserError([...new Set([...messages, ...plays])].join("\n"));
  }
  const given = values as unknown as Config;
  const config: Config = {
    ...given,
    path: absolute,
    dir: path.dirname(absolute),
    lines,
    ...asOf(overrides.as_of, given.as_of),
    activation: activation(given.activation),
    targets: given.targets ?? {},
    sources: sourcesWithColumns(given.sources)
  };
  const faults = furtherFaults(config).map(
    ([at, fault]) => `${absolute}:${lineOf(lines, at)}: ${at}: ${fault}`
  );
  if (faults.length > 0) throw new UserError([...faults, ...(await playFaults(config))].join("\n"));
  return config;
}

/** What can be looked at of a playbook in which the schema may have found faults. */
function soundPlays({playbook}: Record<string, unknown>): GivenPlays["playbook"] {
  const {built_in, off, plays} = (playbook ?? {}) as Partial<Record<keyof GivenPlays["playbook"], unknown>>;
  const list = (d: unknown): unknown[] => (Array.isArray(d) ? d : []);
  return {
    built_in: built_in !== false,
    off: list(off).map(String),
    plays: list(plays).map((d) => (isPlay(d) ? d : null))
  };
}

/** Whether a condition can be looked at: all that reads it is there. */
function isPlay(given: unknown): given is Play {
  const {id, when, scope, on} = (given ?? {}) as Partial<Record<keyof Play, unknown>>;
  return (
    typeof id === "string" &&
    typeof when === "string" &&
    (scope === "account" || scope === "company") &&
    (on === "entering" || on === "leaving" || on === "approaching")
  );
}
