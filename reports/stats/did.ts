import {UserError} from "../../loaders/errors.js";
import {
  differenceInDifferences,
  type DifferenceInDifferences
} from "../../src/metrics/stats/differenceInDifferences.js";
import {periodNumber} from "../../src/metrics/stats/experimentArms.js";
import {labelCodes} from "../../src/metrics/stats/labelCodes.js";
import {armOptions, armsOf} from "./arms.js";
import {readColumns} from "./dataFile.js";
import type {StatsMethod} from "./method.js";

interface Options {
  arm: string;
  period: string;
  value: string;
  unit?: string;
  control?: string;
}

/** Difference-in-differences of a file with a row a measurement. */
export const didMethod: StatsMethod<Options> = {
  name: "did",
  description:
    "Difference-in-differences: how much more the target changed than the control. One row a measurement of a unit in a period.",
  options: [
    {flags: "--arm <column>", help: "names of the two arms", required: true},
    {
      flags: "--period <column>",
      help: "pre and post (and pre-2, pre-3 … further back); or values in order, the last one after the change",
      required: true
    },
    {flags: "--value <column>", help: "the measurement", required: true},
    {flags: "--unit <column>", help: "who was measured: errors are clustered by it"},
    ...armOptions
  ],
  examples: [
    "did --arm arm --period period --value minutes --unit account_id minutes.csv",
    "did --arm arm --period month --value minutes --unit account_id minutes.parquet --json"
  ],
  async run(file, options) {
    const {arm, period, value, unit} = options;
    const labels = [arm, period, ...(unit === undefined ? [] : [unit])];
    const data = await readColumns(file, {numbers: [value], labels});
    const {names, targets} = armsOf(file, data.labels(arm), options);
    const periods = periodsOf(file, period, data.labels(period));
    const units = unit === undefined ? null : labelCodes(data.labels(unit));
    const {difference, means, placebo, drifted} = differenceInDifferences({
      values: data.numbers(value),
      arm: Uint8Array.from(targets, Number),
      period: periods.numbers,
      unit: units && units.codes
    });
    return {
      n: data.n,
      left_out: data.left_out,
      units: units?.names.length ?? data.n,
      control: names[0],
      target: names[1],
      pre: periods.names[1],
      post: periods.names[0],
      means,
      difference,
      placebo: placebo.map((d, i) => ({pre: periods.names[i + 2], post: periods.names[i + 1], ...d})),
      verdict: verdict(difference, drifted)
    };
  }
};

/** Periods as numbers counted backwards, with their names in that order. */
function periodsOf(
  file: string,
  column: string,
  labels: readonly string[]
): {numbers: Int32Array; names: string[]} {
  const found = [...new Set(labels)];
  if (found.length < 2)
    throw new UserError(
      `${file}: ${column} has ${found.length} period, expected one before the change and one after`
    );
  const named = found.every((d) => namedPeriod(d) !== null);
  if (named && !found.some((d) => namedPeriod(d) === 0))
    throw new UserError(`${file}: ${column} is never post, the period after the change`);
  const place = named ? (d: string) => -namedPeriod(d)! : found.every(isNumber) ? Number : null;
  const odd = found.find((d) => !/^(\d{4}\D?.*|true|false)$/i.test(d));
  if (place === null && odd !== undefined)
    throw new UserError(
      `${file}: ${column} has ${odd}, whose order is not known; expected pre and post, numbers or dates`
    );
  const back = (a: string, b: string) => (place === null ? (a < b ? 1 : -1) : place(b) - place(a));
  const numbers = new Map(found.sort(back).map((d, i) => [d, i]));
  return {numbers: Int32Array.from(labels, (d) => numbers.get(d)!), names: found};
}

/** As the contract names periods, and a few other ways to say the same. */
function namedPeriod(label: string): number | null {
  const name = label.trim().toLowerCase();
  return periodNumber(name === "after" ? "post" : name === "before" ? "pre" : name);
}

function isNumber(label: string): boolean {
  return label.trim() !== "" && Number.isFinite(Number(label));
}

function verdict(
  {low, high, reason}: DifferenceInDifferences["difference"],
  drifted: boolean | null
): string {
  const placebo =
    drifted === null
      ? "no placebo test: one period before the change"
      : drifted
        ? "the arms moved apart before the change already: this difference proves little"
        : "the placebo test finds nothing";
  if (low === null || high === null)
    return `cannot decide: ${(reason ?? "").replace(/^cannot decide: /, "")}; ${placebo}`;
  const change =
    low > 0 ? "the target rose more" : high < 0 ? "the target rose less" : "no detectable difference";
  return `${change}; ${placebo}`;
}
