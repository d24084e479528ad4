import {AT_HAND} from "../language/jsCell.js";
import type {Builtins} from "./scope.js";

/** What every cell has at hand, each loaded when a cell first reads it. */
export function atHand(builtins: () => Promise<Builtins>): Record<string, () => Promise<unknown>> {
  const load = async (name: string) => {
    const loaded = await builtins();
    return name === "now" ? loaded.now() : await loaded.values[name]?.();
  };
  return Object.fromEntries(AT_HAND.map((name) => [name, () => load(name)]));
}
