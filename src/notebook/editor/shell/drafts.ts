import type {SiteStore} from "./store.js";

/** A notebook as it stood when it was last touched here. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  /** the file's text when it was opened or saved */
  readonly base: string;
  /** whether it was allowed to run */
  readonly trusted: boolean;
  /** when, ISO 8601 in UTC */
  readonly at: string;
}

const PREFIX = "draft ";

/** Keeps a notebook in this browser, so that a killed tab loses nothing; false where the browser has no room for it. */
export function keepDraft(store: SiteStore, id: string, draft: Draft): boolean {
  return store.write(PREFIX + id, draft);
}

/** What was kept of a notebook; null where nothing was. */
export function draftOf(store: SiteStore, id: string): Draft | null {
  const found = store.read<Partial<Draft> | null>(PREFIX + id, null);
  return found && [found.name, found.text, found.base, found.at].every((d) => typeof d === "string")
    ? (found as Draft)
    : null;
}

/** Forgets what was kept of a notebook. */
export function dropDraft(store: SiteStore, id: string): void {
  store.write(PREFIX + id, null);
}
