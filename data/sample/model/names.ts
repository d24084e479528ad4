import {COMPANY_NAMES, LATIN_ROOTS, LATIN_TRADES} from "../text/companies.js";
import type {Place} from "../text/places.js";
import type {Random} from "./random.js";

/** Gives each account a name of its country or language that no other account has. */
export class CompanyNames {
  readonly #pools: Map<string, string[]>;
  readonly #roots: string[];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.#pools = new Map(Object.entries(COMPANY_NAMES).map(([key, names]) => [key, random.sample(names)]));
    this.#roots = random.sample(LATIN_ROOTS);
  }

  next({country, language}: Place): string {
    const local = this.#pools.get(country)?.pop() ?? this.#pools.get(language)?.pop();
    if (local !== undefined) return local;
    const root = this.#roots.pop();
    if (root === undefined) throw new Error("more accounts than names");
    return `${root} ${this.#random.pick(LATIN_TRADES)}`;
  }
}
