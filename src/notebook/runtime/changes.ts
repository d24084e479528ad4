import {frame} from "./waiting.js";

/** Tells listeners which keys have changed, at most once a frame. */
export class Changes {
  readonly #listeners = new Set<(keys: readonly string[]) => void>();
  readonly #changed = new Set<string>();
  #due = false;

  add(key: string): void {
    this.tell();
    this.#changed.add(key);
  }
  /** Something has changed that is no cell's. */
  tell(): void {
    if (!this.#due) void frame().then(() => this.#tell());
    this.#due = true;
  }
  subscribe(listener: (keys: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  dispose(): void {
    this.#listeners.clear();
  }

  #tell(): void {
    const keys = [...this.#changed];
    this.#changed.clear();
    this.#due = false;
    for (const listener of this.#listeners) listener(keys);
  }
}
