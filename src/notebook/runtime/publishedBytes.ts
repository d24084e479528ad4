import type {OpenEngine} from "../../client/engine.js";

/** DuckDB-WASM's counters of a block, four bits each: writes and reads asked for, then reads ahead and from memory. */
const COUNTERS = 3;

/** How much of the published copy was read so far, in bytes: what was read twice, asked for and ahead, counts once. */
export async function publishedBytes({db}: Pick<OpenEngine, "db">): Promise<number> {
  const {blockSize, blockStats} = await db.exportFileStatistics("published.duckdb");
  let blocks = 0;
  for (let i = 0; i + 1 < blockStats.length; i += COUNTERS)
    if (blockStats[i]! >> 4 > 0 || (blockStats[i + 1]! & 15) > 0) ++blocks;
  return blocks * blockSize;
}
