import os from "node:os";
import path from "node:path";
import {lock, type LockOptions} from "proper-lockfile";
import {alive} from "../../loaders/temporaryFiles.js";
import {FolderFault} from "./folderFault.js";

/** Who works in a folder. */
export interface Holder {
  pid: number;
  host: string;
}

/** This process. */
export const self = (): Holder => ({pid: process.pid, host: os.hostname()});

/** The lock in a folder of decks. */
const LOCK = ".quarterdeck.lock";

/** A holder that lives shows it each second; one that is known to be dead is waited for no longer than need be. */
const OFTEN = 1000;
const STALE = {dead: 2000, unknown: 10_000};

const isLocked = (error: unknown) => (error as NodeJS.ErrnoException).code === "ELOCKED";

/**
 * Locks a folder against a second run: at once where nobody holds it, and soon where a killed run left its lock.
 *
 * @param holder reads who says to work there, if anybody
 * @param lost is told when the lock is taken from us, as after a long sleep of the machine
 * @returns what unlocks it
 * @throws FolderFault while another run is at work
 */
export async function lockFolder(
  folder: string,
  {holder, lost}: {holder: () => Promise<Holder | null>; lost: (fault: FolderFault) => void}
): Promise<() => Promise<void>> {
  const take = (options: LockOptions) =>
    lock(folder, {
      ...{realpath: false, lockfilePath: path.join(folder, LOCK), update: OFTEN, stale: STALE.unknown},
      onCompromised: () => lost(new FolderFault(`another run has taken over ${folder}; this one ends`)),
      ...options
    });
  try {
    return await take({});
  } catch (error) {
    if (!isLocked(error)) throw error;
  }
  const other = await holder();
  const here = other?.host === os.hostname();
  if (here && other.pid !== process.pid && alive(other.pid)) throw busy(folder, ` (process ${other.pid})`);
  const stale = here ? STALE.dead : STALE.unknown;
  try {
    return await take({stale, retries: {retries: Math.ceil(stale / 250), factor: 1, minTimeout: 300}});
  } catch (error) {
    throw isLocked(error) ? busy(folder) : error;
  }
}

function busy(folder: string, who = ""): FolderFault {
  return new FolderFault(
    `another run${who} is writing decks to ${folder}; wait until it ends, or put these elsewhere with --out`
  );
}
