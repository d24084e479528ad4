/** A text that was not saved when the page was left. */
interface Draft {
  text: string;
  /** the file's text when it was begun */
  base: string;
}

/** Keeps what is not saved in this browser; where storage is refused, nothing is kept. */
export interface DraftStore {
  read(): Draft | null;
  write(draft: Draft): void;
  clear(): void;
}

/** The store of one deck's text. */
export function draftStore(vendor: string, file: string): DraftStore {
  const key = `quarterdeck-notes ${vendor} ${file}`;
  return {
    read() {
      try {
        const found = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
        return typeof found?.text === "string" && typeof found.base === "string" ? found : null;
      } catch {
        return null;
      }
    },
    write(draft) {
      try {
        localStorage.setItem(key, JSON.stringify(draft));
      } catch {
        // The page still warns before it is left.
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept either.
      }
    }
  };
}
