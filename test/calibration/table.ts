import type {CalibrationMethod, Simulated} from "./method.js";

/** A row of the table: a method and what was found. */
export interface CalibrationRow {
  method: CalibrationMethod;
  found: Simulated;
  replicates: number;
}

/** Runs one method. */
export function calibrate(method: CalibrationMethod, replicates: number, seed: number): CalibrationRow {
  return {method, found: method.simulate(replicates, seed), replicates};
}

/** Whether a row lies in its bounds, give or take **slack** standard errors of the simulation itself. */
export function inBounds(row: CalibrationRow, slack = 0): boolean {
  return within(row, row.method.bounds, slack);
}

/** Whether a row lies where it should or, if it is known to miss that, where it is known to lie. */
export function asKnown(row: CalibrationRow, slack = 0): boolean {
  return within(row, row.method.outside?.bounds ?? row.method.bounds, slack);
}

function within(
  {method: {nominal}, found, replicates}: CalibrationRow,
  [low, high]: readonly [number, number],
  slack: number
): boolean {
  const share = found.hits / replicates;
  const room = slack * Math.sqrt((nominal * (1 - nominal)) / replicates);
  return share >= low - room && share <= high + room;
}

/** The section of intervals and tests, from its rows. */
export function calibrationSection(rows: readonly CalibrationRow[], {seed}: {seed: number}): string {
  const replicates = (rows[0]?.replicates ?? 0).toLocaleString("en-US");
  const outside = rows.filter((d) => !inBounds(d));
  return `Each method was run on ${replicates} small data sets that were simulated with a known truth (seed ${seed}), and its hits
were counted; a data set without an interval counts as a miss. Methods that promise at least 95 % may have more; how wide
they are for it is in the last column.

| method | simulated data | what is counted | promised | found | allowed | mean width |
| --- | --- | --- | ---: | ---: | ---: | ---: |
${rows.map(line).join("\n")}
${outside.length === 0 ? "" : `\nOutside what is allowed:\n\n${outside.map(reason).join("\n")}\n`}`;
}

function line(row: CalibrationRow): string {
  const {method, found} = row;
  const [low, high] = method.bounds;
  const allowed =
    low === 0
      ? `at most ${percent(high)}`
      : high === 1
        ? `at least ${percent(low)}`
        : `${percent(low)} to ${percent(high)}`;
  const share = `${shareOf(row)} (${found.hits})${inBounds(row) ? "" : " **outside**"}`;
  const width = found.width === undefined ? "" : found.width.toPrecision(3);
  return tableLine([method.name, method.data, method.counts, percent(method.nominal), share, allowed, width]);
}

function reason(row: CalibrationRow): string {
  return `- ${row.method.name}: ${shareOf(row)}. ${row.method.outside?.because ?? "Not explained yet."}`;
}

function shareOf({found, replicates}: CalibrationRow): string {
  return percent(found.hits / replicates);
}

/** 0.9525 as *95.25 %*. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}

/** A row of a table in Markdown. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
