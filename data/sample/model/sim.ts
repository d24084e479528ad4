import {Random} from "./random.js";
import type {Sequence} from "./sequence.js";
import {sequence} from "./sequence.js";
import type {Account} from "./world.js";

/** What the months of the simulation share. */
export interface Sim {
  seed: number;
  /** How many times as many accounts come as in the sample that ships. */
  scale: number;
  accounts: Account[];
  /** The account whose usage of two weeks never reaches the export; chosen when the time comes. */
  gap_account: Account | null;
  /** A stream of its own for every purpose and account, so that one part can change without the others. */
  random(...key: (string | number)[]): Random;
  subscriptionId: Sequence;
  userId: Sequence;
  /** Takes one row of usage; moment in days. */
  usage(row: UsageRow): void;
}

export interface UsageRow {
  account: Account;
  user_id: string;
  /** Seconds since 1970. */
  second: number;
  feature: string;
  count: number;
  duration_s: number;
  errors: number;
}

export function createSim(seed: number, usage: (row: UsageRow) => void, scale = 1): Sim {
  return {
    seed,
    scale,
    accounts: [],
    gap_account: null,
    random: (...key) => new Random([seed, ...key].join("/")),
    subscriptionId: sequence("S-", 10001),
    userId: sequence("U-", 100001),
    usage
  };
}
