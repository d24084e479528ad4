import type {Cell} from "../../model/notebook.js";
import type {NotebookRuntime} from "../../runtime/state.js";

/** What is told of runs. */
export interface RunEvents {
  ran(keys: readonly string[]): void;
  /** how long a cell has been running, in milliseconds, several times a second */
  tick(key: string, ms: number): void;
  ended(key: string): void;
}

/** Follows what runs; gives the way to end it. */
export function watchRuns(runtime: NotebookRuntime, events: RunEvents): () => void {
  const started = new Map<string, number>();
  let clock: ReturnType<typeof setInterval> | undefined;
  const end = runtime.subscribe((keys) => {
    const now = performance.now();
    const ended = keys.filter((key) => {
      const running = runtime.state(key).status === "running";
      if (running && !started.has(key)) started.set(key, now);
      return !running && started.delete(key);
    });
    events.ran(keys);
    for (const key of ended) events.ended(key);
    if (started.size === 0) {
      clearInterval(clock);
      clock = undefined;
    } else
      clock ??= setInterval(() => {
        for (const [key, start] of started) events.tick(key, performance.now() - start);
      }, 200);
  });
  return () => {
    clearInterval(clock);
    end();
  };
}

/** How the run of a cell has ended, for those who do not see it. */
export function endOf(cells: readonly Cell[], runtime: NotebookRuntime, key: string): string {
  const {status, error, rows} = runtime.state(key);
  const at = cells.findIndex((d) => d.key === key);
  const name = cells[at]?.name ?? `cell ${at + 1}`;
  if (status === "done") return `${name}: done${rows === null ? "" : `, ${rows} rows`}`;
  return `${name}: ${error?.message ?? status}`;
}
