import type {Peers} from "./peers.js";
import type {SiteStore} from "./store.js";

/** A run is at rest so long after its last text has ended: what it begins besides, such as a generator, has begun by then. In milliseconds. */
const REST = 250;

const HALTED = "halted ";
const RUNNING = "running ";

/** What runs in one notebook of this page. */
interface Runs {
  /** places of cells whose text has begun and waits for something */
  readonly waiting: Set<{readonly place: number}>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Writes down which cells run before they do: a page that a loop holds, or that is killed, cannot do so afterwards.
 * Cells are told by their places in the notebook, from 0, since keys do not outlive the page.
 */
export class RunMarks {
  readonly #runs = new Map<string, Runs>();

  constructor(
    private readonly store: SiteStore,
    private readonly peers: Peers
  ) {}

  /** Runs a text of a cell. It counts as running until it ends, or is stopped. */
  async during<T>(
    id: string,
    place: number,
    {run, signal}: {run: () => Promise<T>; signal: AbortSignal}
  ): Promise<T> {
    const runs = this.#runs.get(id) ?? {waiting: new Set(), timer: undefined};
    this.#runs.set(id, runs);
    clearTimeout(runs.timer);
    // What holds the page before the text first waits is this cell alone.
    this.#mark(id, [place]);
    const running = run();
    const own = {place};
    runs.waiting.add(own);
    this.#mark(id, placesOf(runs));
    const end = () => {
      if (runs.waiting.delete(own)) this.#later(id, runs);
    };
    signal.addEventListener("abort", end, {once: true});
    return await running.finally(end);
  }

  #later(id: string, runs: Runs): void {
    clearTimeout(runs.timer);
    runs.timer = setTimeout(() => {
      if (runs.waiting.size > 0) return this.#mark(id, placesOf(runs));
      this.#runs.delete(id);
      // Another page has taken this one for held, and it was not for good.
      if (this.store.read(this.#name(id), null) === null) this.release(id);
      this.#mark(id, null);
    }, REST);
  }

  #mark(id: string, places: readonly number[] | null): void {
    this.store.write(this.#name(id), places);
  }

  #name(id: string): string {
    return `${RUNNING}${this.peers.own} ${id}`;
  }

  /** The page is left in order. */
  leave(): void {
    for (const [id, {timer}] of this.#runs) {
      clearTimeout(timer);
      this.#mark(id, null);
    }
  }

  /** Finds what was running in pages that ended without being left, or that something holds. */
  async find(): Promise<void> {
    const marks = this.store.names(RUNNING).map((name) => {
      const [page = "", ...id] = name.slice(RUNNING.length).split(" ");
      return {name, page, id: id.join(" ")};
    });
    const pages = new Set(marks.map((d) => d.page));
    pages.delete(this.peers.own);
    if (pages.size === 0) return;
    const silent = await this.peers.silent([...pages]);
    for (const {name, page, id} of marks) {
      const places = this.store.read<number[] | null>(name, null);
      if (places === null || !silent.includes(page)) continue;
      this.store.write(HALTED + id, places);
      this.store.write(name, null);
    }
  }

  /** The places of the cells that a notebook was found to have been running; empty for none. */
  halted(id: string): readonly number[] {
    return this.store.read<number[]>(HALTED + id, []);
  }

  /** The notebook may run as any other again. */
  release(id: string): void {
    this.store.write(HALTED + id, null);
  }
}

function placesOf({waiting}: Runs): number[] {
  return Array.from(new Set(Array.from(waiting, (d) => d.place))).sort((a, b) => a - b);
}
