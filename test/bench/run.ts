import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

const BENCHES: Record<string, () => Promise<(dir: string) => Promise<void>>> = {
  warehouse: async () => (await import("./warehouse.js")).benchWarehouse,
  decks: async () => (await import("./decks.js")).benchDecks,
  marp: async () => (await import("./marp.js")).benchMarp,
  batch: async () => (await import("./batch.js")).benchBatch,
  site: async () => (await import("./site.js")).benchSite,
  overview: async () => (await import("./overview.js")).benchOverview,
  experiments: async () => (await import("./experiments.js")).benchExperiments,
  filters: async () => (await import("./filters.js")).benchFilters,
  brush: async () => (await import("./brush.js")).benchBrush,
  notebook: async () => (await import("./notebook.js")).benchNotebook,
  survival: async () => (await import("./survival.js")).benchSurvival,
  regression: async () => (await import("./regression.js")).benchRegression
};

const asked = process.argv.slice(2);
const unknown = asked.filter((d) => !(d in BENCHES));
if (unknown.length > 0) {
  console.error(`unknown bench: ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const dir = await mkdtemp(join(tmpdir(), `quarterdeck-bench-${name}-`));
  console.log(`\n${name}`);
  try {
    await (
      await load()
    )(dir);
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}
