import {group} from "d3";
import {UserError} from "../../loaders/errors.js";
import {restrictedMeanMetric} from "../../src/metrics/restrictedMean.js";
import {logRank} from "../../src/metrics/stats/logRank.js";
import type {IntervalScale} from "../../src/metrics/stats/shareInterval.js";
import {sortedLabelCodes} from "../../src/metrics/stats/labelCodes.js";
import type {Spells} from "../../src/metrics/stats/spells.js";
import {type Follow, survival} from "../../src/metrics/survival.js";
import {survivalQuantile} from "../../src/metrics/survivalQuantile.js";
import {type DataColumns, readColumns} from "./dataFile.js";
import type {StatsMethod} from "./method.js";

interface SurvivalOptions {
  time: string;
  event: string;
  by?: string;
  strata?: string;
  entry?: string;
  interval?: IntervalScale;
  limit?: number;
}

/** Kaplan-Meier curves of the groups of a file, and the log-rank test between them. */
export const survivalMethod: StatsMethod<SurvivalOptions> = {
  name: "survival",
  description:
    "Kaplan-Meier curves with Greenwood's intervals, medians, and the log-rank test between groups.",
  options: [
    {flags: "--time <column>", help: "time to the event or to the end of observation", required: true},
    {flags: "--event <column>", help: "1: it happened then; 0: not yet (censored)", required: true},
    {flags: "--by <column>", help: "groups to compare"},
    {flags: "--strata <column>", help: "compare groups within these only"},
    {flags: "--entry <column>", help: "at risk only after this time (late entry)"},
    {flags: "--interval <scale>", help: "log-log (default), log or plain", parse: scale},
    {flags: "--limit <time>", help: "also the mean time within this limit", parse: positive}
  ],
  examples: ["survival --time months --event churned --by plan accounts.csv --json"],
  async run(file, options) {
    const {time, event, by, strata, entry, interval = "log-log", limit} = options;
    const data = await readColumns(file, {
      numbers: [time, ...present(entry)],
      flags: [event],
      labels: [...present(by), ...present(strata)]
    });
    const spells = readSpells(file, data, options);
    const labels = by === undefined ? Array.from(spells.time, () => "all") : data.labels(by);
    const rows = group(
      Array.from(labels, (label, i) => ({label, i})),
      (d) => d.label
    );
    const groups = sortedLabelCodes(labels).names.map((name) => {
      const follows = rows.get(String(name))!.map(({i}): Follow => ({
        time: spells.time[i]!,
        event: spells.event[i] === 1,
        entry: spells.entry?.[i]
      }));
      return curve(String(name), follows, {interval, limit});
    });
    const {chi2, df, p, reason} = logRank(spells, labels);
    return {n: data.n, left_out: data.left_out, groups, logrank: {chi2, df, p, reason}};
  }
};

function curve(
  name: string,
  follows: Follow[],
  {interval, limit}: {interval: IntervalScale; limit?: number}
): object {
  const steps = survival(follows, {scale: interval});
  const mean = limit === undefined ? undefined : restrictedMeanMetric(steps, limit);
  return {
    group: name,
    n: follows.length,
    events: follows.filter((d) => d.event).length,
    median: survivalQuantile(steps, 0.5),
    restricted_mean: mean && {
      limit,
      value: mean.value,
      se: mean.se,
      low: mean.low,
      high: mean.high,
      reason: mean.reason
    },
    table: steps.map((d) => ({
      time: d.time,
      at_risk: d.at_risk,
      events: d.events,
      survival: d.survival,
      low: d.low,
      high: d.high
    }))
  };
}

/** The columns that a survival method reads; times below 0 and entries that are not before them are errors. */
export function readSpells(
  file: string,
  data: DataColumns,
  {time, event, strata, entry}: Pick<SurvivalOptions, "time" | "event" | "strata" | "entry">
): Spells {
  const times = data.numbers(time);
  const early = times.find((d) => d < 0);
  if (early !== undefined) throw new UserError(`${file}: ${time} is ${early}, expected a time of at least 0`);
  const entries = entry === undefined ? undefined : data.numbers(entry);
  const late = entries?.findIndex((d, i) => d >= times[i]!) ?? -1;
  if (late >= 0)
    throw new UserError(
      `${file}: ${entry} is ${entries![late]} where ${time} is ${times[late]}, expected an earlier one`
    );
  return {
    time: times,
    event: data.numbers(event),
    entry: entries,
    stratum: strata === undefined ? undefined : data.labels(strata)
  };
}

/** A list of the one name, or of none. */
export function present(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

function scale(value: string): IntervalScale {
  if (value === "log-log" || value === "log" || value === "plain") return value;
  throw new UserError(`expected log-log, log or plain, not ${value}`);
}

function positive(value: string): number {
  const limit = Number(value);
  if (value.trim() === "" || !(limit > 0) || !Number.isFinite(limit))
    throw new UserError(`expected a time above 0, not ${value}`);
  return limit;
}
