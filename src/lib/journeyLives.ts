import {group} from "d3";
import type {PaidStretch} from "./journeyData.js";

/** An account from its first paid day on: its stretches of payment in order. */
export interface AccountLife {
  i: number;
  stretches: PaidStretch[];
  /** Whether it ever stopped, and whether it came back. */
  left: boolean;
  returned: boolean;
  /** The newest loss or return, YYYY-MM-DD; the first paid day where there is neither. */
  changed_on: string;
}

/** One life an account; the newest loss or return comes first. */
export function accountLives(stretches: readonly PaidStretch[]): AccountLife[] {
  const lives = Array.from(
    group(stretches, (d) => d.i),
    ([i, own]): AccountLife => {
      const ends = own.flatMap((d, k) => [...(k > 0 ? [d.from] : []), ...(d.to === null ? [] : [d.to])]);
      return {
        i,
        stretches: own,
        left: own.some((d) => d.to !== null),
        returned: own.length > 1,
        changed_on: ends.sort().at(-1) ?? own[0]!.from
      };
    }
  );
  return lives.sort((a, b) => Number(b.left) - Number(a.left) || (a.changed_on > b.changed_on ? -1 : 1));
}
