import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DEFAULT_SEED} from "../../data/sample/mark.js";
import {Results} from "./results.js";
import {truthSeed, type TruthSeed} from "./truthSeed.js";

/** The seed that ships, and twenty others. */
const SEEDS = [DEFAULT_SEED, ...Array.from({length: 20}, (_, i) => 201 + i)];

/** What the product finds in each seed's sample; the shipped seed first. Takes about 20 s a seed. */
export async function knownTruth(): Promise<TruthSeed[]> {
  const results = new Results("truth", ["data/sample", "loaders", "src/metrics", "src/lib"]);
  const found: TruthSeed[] = [];
  for (const seed of SEEDS) {
    const began = performance.now();
    const {result, kept} = await results.of(String(seed), async () =>
      truthSeed(seed, await mkdtemp(join(tmpdir(), "quarterdeck-truth-")))
    );
    found.push(result);
    const reliable = result.signals.filter((d) => d.reliable).map((d) => d.key);
    const time = kept ? "kept" : `${((performance.now() - began) / 1000).toFixed(0)} s`;
    console.log(`seed ${seed}: ${result.leavers} left; ${reliable.join(", ") || "no cause"}; ${time}`);
  }
  return found;
}
