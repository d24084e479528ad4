import {frame} from "./waiting.js";

/** Tells listeners which keys have changed, at most once a frame. */
export class Changes {
  readonly #listeners = new Set<(keys: readonly string[]) => void>();
  readonly #changed = new Set<string>();

  add(key: string): void {
    if (this.#changed.size === 0) void frame().then(() => this.#tell());
    this.#changed.add(key);
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
    for (const listener of this.#listeners) listener(keys);
  }
}
