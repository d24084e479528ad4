import {sha256} from "../../../lib/sha256.js";
import type {SiteStore} from "./store.js";

const NAME = "trusted";
/** Older ones are forgotten: the reader is asked again. */
const LIMIT = 500;

/** Whether a text was trusted, or written, in this browser: by its SHA-256. */
export function isTrusted(store: SiteStore, text: string): boolean {
  return store.read<string[]>(NAME, []).includes(sha256(text));
}

/** Remembers that a text, exactly as it is, may run. */
export function trust(store: SiteStore, text: string): void {
  const hash = sha256(text);
  const others = store.read<string[]>(NAME, []).filter((d) => d !== hash);
  store.write(NAME, [hash, ...others].slice(0, LIMIT));
}
