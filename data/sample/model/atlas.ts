import {COMPANY_NAMES, LATIN_NAMES} from "../text/companies.js";
import type {Place} from "../text/places.js";
import {PLACES} from "../text/places.js";
import type {Random} from "./random.js";

/** Deals places by their weights, so that each has its accounts, and names that no other account has. */
export class Atlas {
  readonly #pools: Map<string, string[]>;
  readonly #roots: string[];
  readonly #random: Random;
  #deck: Place[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#pools = new Map(Object.entries(COMPANY_NAMES).map(([key, names]) => [key, random.sample(names)]));
    this.#roots = random.sample(LATIN_NAMES.roots);
  }

  place(): Place {
    if (this.#deck.length === 0) {
      this.#deck = this.#random.sample(PLACES.flatMap((d) => new Array<Place>(d.weight).fill(d)));
    }
    return this.#deck.pop()!;
  }

  /** A name of the place’s country or language. */
  name({country, language}: Place): string {
    const local = this.#pools.get(country)?.pop() ?? this.#pools.get(language)?.pop();
    if (local !== undefined) return local;
    const root = this.#roots.pop();
    if (root === undefined) throw new Error("more accounts than names");
    return `${root} ${this.#random.pick(LATIN_NAMES.trades)}`;
  }
}
