import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {generateSample} from "./generate.js";
import {DEFAULT_SEED} from "./mark.js";

/** Names run short beyond it. */
const MOST = 5;

const here = dirname(fileURLToPath(import.meta.url));
const {values} = parseArgs({
  options: {
    out: {type: "string"},
    seed: {type: "string"},
    "accounts-scale": {type: "string"},
    help: {type: "boolean"}
  }
});
const seed = values.seed === undefined ? DEFAULT_SEED : Number(values.seed);
const scale = Number(values["accounts-scale"] ?? 1);
const whole = Number.isSafeInteger(seed) && Number.isInteger(scale) && scale >= 1 && scale <= MOST;

// A build takes what lies in out/ for the default seed, and replaces anything else.
const misplaced = values.out === undefined && (seed !== DEFAULT_SEED || scale !== 1);

if (values.help || !whole || misplaced) {
  console.log(
    `usage: npx tsx data/sample/cli.ts [--out DIR] [--seed N] [--accounts-scale M]: whole numbers, M from 1 to ${MOST}; another seed or scale needs its own DIR`
  );
  process.exitCode = values.help ? 0 : 2;
} else {
  const started = performance.now();
  const {dir, counts} = await generateSample({dir: resolve(values.out ?? join(here, "out")), seed, scale});
  for (const [table, rows] of Object.entries(counts))
    console.log(`${table.padEnd(22)}${rows.toLocaleString("en").padStart(10)}`);
  console.log(`seed ${seed}, ${((performance.now() - started) / 1000).toFixed(1)} s, in ${dir}`);
}
