import {JournalFault, journalFile, type JournalTable} from "../../lib/journalLine.js";

/** The reader chose no folder, or refused what the browser asked about it, which a page cannot tell apart. */
export class NoFolder extends Error {}

/** Why a line is not in its file. */
export interface WriteFault {
  why: string;
  /** whether the folder itself is the matter, so that the next line asks for one */
  folder: boolean;
}

/** What a browser’s error means to who writes a line. */
export function writeFault(error: unknown, table: JournalTable): WriteFault {
  const {name, message} = error as Error;
  const file = journalFile(table);
  const own = (why: string, folder = false) => ({why: `It could not be written: ${why}.`, folder});
  if (error instanceof JournalFault || error instanceof NoFolder) return {why: message, folder: false};
  switch (name) {
    case "TypeMismatchError":
      return own(`${file} is a folder there, where a file is wanted`);
    case "NotFoundError":
      return own("the folder chosen before is no longer there", true);
    case "NotAllowedError":
    case "SecurityError":
      return own("this page was not allowed to write into the folder", true);
    case "NoModificationAllowedError":
    case "InvalidStateError":
      return own(`another program holds ${file}; close it there`);
    case "QuotaExceededError":
      return own("there is no space left");
    default:
      return own(message.replace(/[.\s]+$/u, ""));
  }
}
