import type {ModelStep} from "./step.js";

/**
 * Puts steps in an order in which each comes after those that make what it reads; among those that could run next,
 * the first by name. Tables that no step makes are taken to exist.
 *
 * @throws Error if two steps make the same table, or steps wait for each other
 */
export function ordered<T extends ModelStep>(steps: readonly T[]): T[] {
  const waiting = new Map(steps.map((step) => [step.name, step]));
  const unmade = new Map<string, string>();
  for (const {name, makes} of steps) {
    for (const table of makes) {
      if (unmade.has(table)) throw new Error(`${unmade.get(table)} and ${name} both make ${table}`);
      unmade.set(table, name);
    }
  }
  const order: T[] = [];
  const names = [...waiting.keys()].sort();
  while (waiting.size > 0) {
    const name = names.find((d) => waiting.get(d)?.reads.every((table) => !unmade.has(table)));
    const step = name === undefined ? undefined : waiting.get(name);
    if (name === undefined || step === undefined) {
      throw new Error(`models wait for each other: ${[...waiting.keys()].join(", ")}`);
    }
    for (const table of step.makes) unmade.delete(table);
    waiting.delete(name);
    order.push(step);
  }
  return order;
}
