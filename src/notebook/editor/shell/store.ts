/** What this browser keeps for this site, by name. Where storage is refused nothing is kept. */
export interface SiteStore {
  read<T>(name: string, fallback: T): T;
  /** null forgets it; false where the browser keeps nothing more */
  write(name: string, value: unknown): boolean;
  /** the names that begin so */
  names(prefix: string): string[];
}

/** The store of the site that lies in one folder of a host; another site of the same host has its own. */
export function siteStore(
  storage: Storage = localStorage,
  site: string = new URL("./", location.href).pathname
): SiteStore {
  const head = `quarterdeck-notebook ${site} `;
  return {
    read<T>(name: string, fallback: T): T {
      try {
        return (JSON.parse(storage.getItem(head + name) ?? "null") as T | null) ?? fallback;
      } catch {
        return fallback;
      }
    },
    write(name, value) {
      try {
        if (value === null) storage.removeItem(head + name);
        else storage.setItem(head + name, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    names(prefix) {
      try {
        return Object.keys(storage)
          .filter((d) => d.startsWith(head + prefix))
          .map((d) => d.slice(head.length))
          .sort();
      } catch {
        return [];
      }
    }
  };
}
