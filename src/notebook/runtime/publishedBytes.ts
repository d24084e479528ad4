import type {OpenEngine} from "../../client/engine.js";

/** How much of the published copy was read so far, in bytes. */
export async function publishedBytes({db}: Pick<OpenEngine, "db">): Promise<number> {
  const {totalFileReadsCold: asked, totalFileReadsAhead: ahead} =
    await db.exportFileStatistics("published.duckdb");
  return asked + ahead;
}
