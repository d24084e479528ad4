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
export function inBounds({method: {bounds, nominal}, found, replicates}: CalibrationRow, slack = 0): boolean {
  const share = found.hits / replicates;
  const room = slack * Math.sqrt((nominal * (1 - nominal)) / replicates);
  return share >= bounds[0] - room && share <= bounds[1] + room;
}

/** The page, from its rows. */
export function calibrationPage(rows: readonly CalibrationRow[], {seed}: {seed: number}): string {
  const replicates = rows[0]?.replicates ?? 0;
  return `---
title: Calibration
draft: true
---

# Calibration

Does a 95 % interval hold the truth 95 times in 100? Each method was run on ${replicates.toLocaleString("en-US")} small data
sets that were simulated with a known truth (seed ${seed}), and its hits were counted. Methods that promise at least 95 %
may have more; how wide they are for it is in the last column. \`npm run calibrate\` writes this page anew.

| method | simulated data | what is counted | promised | found | allowed | mean width |
| --- | --- | --- | ---: | ---: | ---: | ---: |
${rows.map(line).join("\n")}
`;
}

function line(row: CalibrationRow): string {
  const {method, found, replicates} = row;
  const [low, high] = method.bounds;
  const allowed =
    low === 0
      ? `at most ${percent(high)}`
      : high === 1
        ? `at least ${percent(low)}`
        : `${percent(low)} to ${percent(high)}`;
  const share = `${percent(found.hits / replicates)} (${found.hits})${inBounds(row) ? "" : " **outside**"}`;
  const width = found.width === undefined ? "" : found.width.toPrecision(3);
  return `| ${[method.name, method.data, method.counts, percent(method.nominal), share, allowed, width].join(" | ")} |`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}
