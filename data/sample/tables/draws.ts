import type {Random} from "../model/random.js";
import type {Account} from "../model/world.js";

/** A moment in working hours of a random day between two days, both included. */
export function workingMoment(
  random: Random,
  account: Account,
  {from, to}: {from: number; to: number}
): number {
  const day = random.integer(from, to);
  const hour = 8.2 + 9 * random.next() - account.place.offset;
  return day + Math.min(23.9, Math.max(0.1, hour)) / 24;
}

/** Draws a whole number of events with the given mean. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let time = random.exponential(); time < mean; time += random.exponential()) ++count;
  return count;
}
