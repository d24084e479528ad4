import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {PROJECT} from "../support/sources.js";
import {calibrationMethods} from "./methods.js";
import {calibrationPage, type Section} from "./page.js";
import {quietRows, quietSection} from "./quiet.js";
import {asKnown, calibrate, calibrationSection, type CalibrationRow} from "./table.js";
import {knownTruth, largerTruth} from "./truth.js";
import {truthSection} from "./truthTable.js";

const REPLICATES = 2000;
const SEED = 20260930;
const USAGE =
  "usage: npm run calibrate [-- simulation | quiet | truth | NAME OF A METHOD, which is shown only]";

/** Each part gives its section of the page. */
const PARTS: Record<string, [Section, () => string | Promise<string>]> = {
  simulation: ["Intervals and tests", () => calibrationSection(simulated(""), {seed: SEED})],
  quiet: ["Quiet customers", () => quietSection(quietRows(REPLICATES, SEED))],
  truth: ["Known truth", async () => truthSection(await knownTruth(), await largerTruth())]
};

/** Runs the methods with that in their name, and tells of each. */
function simulated(name: string): CalibrationRow[] {
  return calibrationMethods
    .filter((d) => d.name.includes(name))
    .map((method, i, all) => {
      const began = performance.now();
      const row = calibrate(method, REPLICATES, SEED);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const word = asKnown(row) ? "ok     " : "OUTSIDE";
      if (!asKnown(row)) process.exitCode = 1;
      console.log(
        `${word} ${i + 1}/${all.length} ${method.name}: ${row.found.hits} of ${REPLICATES}, ${seconds} s`
      );
      return row;
    });
}

const [asked = ""] = process.argv.slice(2);
const parts = asked === "" ? Object.values(PARTS) : asked in PARTS ? [PARTS[asked]!] : [];
if (parts.length === 0 && simulated(asked).length === 0) {
  console.error(`no method is named ${asked}\n${USAGE}`);
  process.exitCode = 2;
}
const page = join(PROJECT, "src", "docs", "calibration.md");
for (const [section, make] of parts) {
  const text = await make();
  await writeFile(page, calibrationPage(await readFile(page, "utf8"), {[section]: text}));
}
