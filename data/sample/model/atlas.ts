import {COMPANY_NAMES, LATIN_NAMES} from "../text/companies.js";
import type {Place} from "../text/places.js";
import {PLACES} from "../text/places.js";
import type {Random} from "./random.js";

/** Deals places by their weights, so that each has its accounts, and names that no other account has. */
export class Atlas {
  readonly #pools: Map<string, string[]>;
  readonly #trades = new Map<string, readonly string[]>();
  #roots: string[];
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
    if (this.#roots.length === 0) this.#roots = this.#random.sample(LATIN_NAMES.roots);
    const root = this.#roots.pop()!;
    const free = this.#trades.get(root) ?? LATIN_NAMES.trades;
    if (free.length === 0) throw new Error("more accounts than names");
    const trade = this.#random.pick(free);
    this.#trades.set(
      root,
      free.filter((d) => d !== trade)
    );
    return `${root} ${trade}`;
  }
}
