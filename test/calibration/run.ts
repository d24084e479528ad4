import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {PROJECT} from "../support/sources.js";
import {calibrationMethods} from "./methods.js";
import {calibrate, calibrationPage, inBounds, type CalibrationRow} from "./table.js";

const REPLICATES = 2000;
const SEED = 20260930;

const rows: CalibrationRow[] = [];
for (const method of calibrationMethods) {
  const began = performance.now();
  const row = calibrate(method, REPLICATES, SEED);
  rows.push(row);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${inBounds(row) ? "ok     " : "OUTSIDE"} ${method.name}: ${row.found.hits} of ${REPLICATES}, ${seconds} s`
  );
}
await writeFile(join(PROJECT, "src", "docs", "calibration.md"), calibrationPage(rows, {seed: SEED}));
if (!rows.every((d) => inBounds(d))) process.exitCode = 1;
