import {open, readFile, rm} from "node:fs/promises";
import path from "node:path";
import type {Holder} from "./lock.js";

/** What a run notes as it goes, beside a list that is written whole at its end only. */
export interface Journal<Entry> {
  /** notes an entry; when it resolves, a kill of the process does not lose it */
  add(entry: Entry): Promise<void>;
  /** ends it, and leaves it for the next run */
  close(): Promise<void>;
  /** ends it; what it held must stand elsewhere by then */
  remove(): Promise<void>;
}

const NAME = ".manifest.journal";

interface Line<Entry> {
  run?: Holder;
  entry?: Entry;
}

/** The lines of a journal; of a killed run's the last may be torn, and is as if it had never been written. */
async function readLines<Entry>(folder: string): Promise<Line<Entry>[]> {
  const text = await readFile(path.join(folder, NAME), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as Line<Entry>];
    } catch {
      return [];
    }
  });
}

/** What a killed run noted in a folder, in order. */
export async function journalled<Entry>(folder: string): Promise<Entry[]> {
  return (await readLines<Entry>(folder)).flatMap(({entry}) => (entry === undefined ? [] : [entry]));
}

/** The run that writes a folder's journal, or that was killed while it did. */
export async function journalHolder(folder: string): Promise<Holder | null> {
  return (await readLines(folder))[0]?.run ?? null;
}

/** Begins the journal of a run, in place of the one before. */
export async function openJournal<Entry>(folder: string, run: Holder): Promise<Journal<Entry>> {
  const file = path.join(folder, NAME);
  const handle = await open(file, "w");
  const write = (line: Line<Entry>) => handle.appendFile(`${JSON.stringify(line)}\n`);
  await write({run});
  return {
    add: (entry) => write({entry}),
    close: () => handle.close(),
    async remove() {
      await handle.close();
      await rm(file, {force: true});
    }
  };
}
