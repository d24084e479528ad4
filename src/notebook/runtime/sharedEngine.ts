import {type EngineSource, type OpenEngine, startEngine} from "../../client/engine.js";

/** The engine that the notebooks of a page share; it starts with the first thing that is asked of it. */
export interface SharedEngine {
  opened(): Promise<OpenEngine>;
  /** does something to the engine, now and again with each that takes its place */
  prepare(step: (engine: OpenEngine) => Promise<void>): Promise<void>;
  /** ends it, whatever it is doing; another starts when it is needed */
  end(): Promise<void>;
  /** called when it was ended: all results are lost */
  onLost(listener: () => void): () => void;
}

/** An engine on the site's published copy, or on another source. */
export function sharedEngine(source?: EngineSource): SharedEngine {
  let open: Promise<OpenEngine> | null = null;
  const lost = new Set<() => void>();
  const steps: ((engine: OpenEngine) => Promise<void>)[] = [];
  const opened = () => {
    open ??= start(source).then(async (engine) => {
      for (const step of steps) await step(engine);
      return engine;
    });
    open.catch(() => (open = null));
    return open;
  };
  return {
    opened,
    async prepare(step) {
      await step(await opened());
      steps.push(step);
    },
    async end() {
      const ended = open;
      open = null;
      await (await ended)?.terminate();
      for (const listener of lost) listener();
    },
    onLost(listener) {
      lost.add(listener);
      return () => void lost.delete(listener);
    }
  };
}

async function start(source?: EngineSource): Promise<OpenEngine> {
  const engine = await startEngine(source);
  await engine.query("CREATE SCHEMA memory.files");
  return engine;
}
