import {daysBetween} from "../days.js";
import type {Loss, Warning} from "./lossWarnings.js";
import {LOOK_BACK_DAYS} from "./lossWarnings.js";

/** Whether a warning from before the **look_back** days still stood when they began: too old to count, yet not gone. */
export function stoodBefore(loss: Loss, warnings: readonly Warning[], look_back = LOOK_BACK_DAYS): boolean {
  return warnings.some(
    ({day, ended}) =>
      day >= loss.start_date &&
      daysBetween(day, loss.known_on) > look_back &&
      (ended === null || daysBetween(ended, loss.known_on) < look_back)
  );
}
