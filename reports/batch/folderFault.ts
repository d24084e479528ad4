import {UserError} from "../../loaders/errors.js";

/** A fault of the folder that the decks go to: the next deck would meet it too, so that the batch ends with it. */
export class FolderFault extends UserError {
  constructor(message: string) {
    super(message, 1);
  }
}

const AGAIN = "then run the same command again: what is finished stays, and only the rest is made";
const ELSEWHERE = "or put the decks elsewhere with --out";

function explained({code = "", message}: NodeJS.ErrnoException, folder: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk of ${folder} is full; free some space there, ${AGAIN}`;
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return `${folder} cannot be written to (${code === "EROFS" ? "it is read-only" : "permission denied"}); make it writable, ${ELSEWHERE}`;
    case "ENOTDIR":
    case "EEXIST":
      return `${folder} cannot be a folder, since a file has that name; rename the file, ${ELSEWHERE}`;
    case "ENOENT":
      return `${folder} was removed while decks were written to it; ${AGAIN.replace("then ", "")}`;
    default:
      return `writing to ${folder} failed: ${message}; mend that, ${AGAIN}`;
  }
}

/** Does what writes to a folder; what the system refuses becomes one message that says what to do. */
export async function writingTo<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "code" in error && "syscall" in error)
      throw new FolderFault(explained(error as NodeJS.ErrnoException, folder));
    throw error;
  }
}
