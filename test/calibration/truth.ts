import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DEFAULT_SEED} from "../../data/sample/mark.js";
import {Results} from "./results.js";
import {truthSeed, type TruthSeed} from "./truthSeed.js";

/** The seed that ships, and twenty others. */
const SEEDS = [DEFAULT_SEED, ...Array.from({length: 20}, (_, i) => 201 + i)];

/** How many times as many accounts the larger company has, and how many seeds it has: each takes minutes on a busy machine. */
const LARGER = {scale: 5, seeds: SEEDS.slice(1, 11)};

/** What the product finds in each seed's sample; the shipped seed first. Takes about 10 s a seed. */
export async function knownTruth(): Promise<TruthSeed[]> {
  return truths("truth", SEEDS, 1);
}

/** What it finds in a larger company that obeys the same model. */
export async function largerTruth(): Promise<{scale: number; seeds: TruthSeed[]}> {
  const {scale, seeds} = LARGER;
  return {scale, seeds: await truths("truthLarger", seeds, scale)};
}

async function truths(name: string, seeds: readonly number[], scale: number): Promise<TruthSeed[]> {
  const results = new Results(name, ["data/sample", "loaders", "src/metrics", "src/lib"]);
  const found: TruthSeed[] = [];
  for (const seed of seeds) {
    const began = performance.now();
    const {result, kept} = await results.of(String(seed), async () =>
      truthSeed(seed, await mkdtemp(join(tmpdir(), "quarterdeck-truth-")), scale)
    );
    found.push(result);
    const reliable = result.signals.filter((d) => d.reliable).map((d) => d.key);
    const time = kept ? "kept" : `${((performance.now() - began) / 1000).toFixed(0)} s`;
    console.log(
      `seed ${seed}, accounts x ${scale}: ${result.leavers} left; ${reliable.join(", ") || "no cause"}; ${time}`
    );
  }
  return found;
}
