import type {Row} from "./arrowRows.js";
import {startEngine, type Engine} from "./engine.js";
import {QUERIES, type QueryName} from "./queries.js";

/** After this many milliseconds a reader is told what the page is waiting for. */
const PATIENCE = 2000;

let engine: Promise<Engine> | undefined;

/** The page's one engine, started at the first call; a failed start may be tried again. */
export function session(start: () => Promise<Engine> = startEngine): Promise<Engine> {
  engine ??= start().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** What a drill gives back: the rows, and what to say of the host, if anything. */
export interface Answer {
  rows: Row[];
  note: string;
}

/**
 * Runs one of the site's named queries.
 *
 * @param onWait called once with what to say, if the answer takes longer than 2 s
 */
export async function runNamed(
  name: QueryName,
  params: readonly unknown[],
  onWait: (words: string) => void = () => {}
): Promise<Answer> {
  const timer = setTimeout(() => onWait("Starting the query engine"), PATIENCE);
  try {
    const started = await session();
    return {rows: await started.query(QUERIES[name].sql, params), note: started.note};
  } finally {
    clearTimeout(timer);
  }
}
