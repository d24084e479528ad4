import {readdir} from "node:fs/promises";
import {UserError} from "../../loaders/errors.js";
import {replaceFolder} from "../../loaders/replaceFolder.js";
import {STAMP} from "./stamp.js";

/** Replaces a site by one that is complete. A folder that holds something else is refused before anything is done. */
export async function replaceSite(out: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const names = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw new UserError(
      `${out}: the site cannot be written there (${error.code}); give another folder with --out`
    );
  });
  if (names.length > 0 && !names.includes(STAMP)) {
    throw new UserError(
      `${out}: this folder is not empty and holds no site of Quarterdeck; a build would replace it. ` +
        "Empty it, or give another folder with --out."
    );
  }
  await replaceFolder(out, write);
}
