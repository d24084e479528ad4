import {open, rename, stat} from "node:fs/promises";
import path from "node:path";
import {writingTo} from "./folderFault.js";

/** What became of a deck, as the log says it. */
export interface DeckLine {
  account_id: string;
  language: string;
  outcome: "made" | "failed";
  /** what of its recipe is other than before, or that it is new */
  why: readonly string[];
  files?: {file: string; bytes: number}[];
  pages?: number;
  /** how often it was printed */
  attempts?: number;
  /** how long each step took, in milliseconds */
  ms: {rendering?: number; printing?: number; finishing?: number};
  reason?: string;
}

/** The log of the decks of a folder, one line of JSON a deck, a run after the other. */
export interface DeckLog {
  deck(line: DeckLine): Promise<void>;
  /** a line about the run itself */
  note(event: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const NAME = "log.jsonl";
/** Above this a log is put aside, in place of the one before, when a run begins. */
const LARGEST = 20_000_000;

/** Opens the log of a folder to go on with it. */
export async function openDeckLog(folder: string, clock = () => new Date()): Promise<DeckLog> {
  const file = path.join(folder, NAME);
  return await writingTo(folder, async () => {
    const size = await stat(file).then(
      (d) => d.size,
      () => 0
    );
    if (size > LARGEST) await rename(file, path.join(folder, "log.before.jsonl"));
    const handle = await open(file, "a+");
    const last = Buffer.alloc(1);
    const {bytesRead} = await handle.read(last, 0, 1, Math.max(0, (await handle.stat()).size - 1));
    if (bytesRead === 1 && last.toString() !== "\n") await handle.appendFile("\n"); // a killed run's
    const write = (line: object) =>
      writingTo(folder, () => handle.appendFile(`${JSON.stringify({at: clock().toISOString(), ...line})}\n`));
    return {
      deck: write,
      note: (event) => write({event}),
      [Symbol.asyncDispose]: () => handle.close()
    };
  });
}
