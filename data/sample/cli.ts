import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {generateSample} from "./generate.js";
import {DEFAULT_SEED} from "./mark.js";

const here = dirname(fileURLToPath(import.meta.url));
const {values} = parseArgs({
  options: {out: {type: "string"}, seed: {type: "string"}, help: {type: "boolean"}}
});
const seed = values.seed === undefined ? DEFAULT_SEED : Number(values.seed);

// A build takes what lies in out/ for the default seed, and replaces anything else.
const misplaced = values.out === undefined && seed !== DEFAULT_SEED;

if (values.help || !Number.isSafeInteger(seed) || misplaced) {
  console.log(
    "usage: npx tsx data/sample/cli.ts [--out DIR] [--seed N], N a whole number; a seed needs its own DIR"
  );
  process.exitCode = values.help ? 0 : 2;
} else {
  const started = performance.now();
  const {dir, counts} = await generateSample({dir: resolve(values.out ?? join(here, "out")), seed});
  for (const [table, rows] of Object.entries(counts))
    console.log(`${table.padEnd(22)}${rows.toLocaleString("en").padStart(10)}`);
  console.log(`seed ${seed}, ${((performance.now() - started) / 1000).toFixed(1)} s, in ${dir}`);
}
