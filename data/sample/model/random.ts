/** A seeded source of random numbers: xoshiro128**, so that one seed gives one company on every machine. */
export class Random {
  readonly #state: Uint32Array;

  constructor(key: string) {
    this.#state = seedState(key);
  }

  /** A number in [0, 1). */
  next(): number {
    const s = this.#state as unknown as [number, number, number, number];
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11);
    return result / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from low to high, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** Draws a value with probability proportional to its weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T {
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of entries) if ((left -= weight) < 0) return value;
    return entries.at(-1)![0];
  }

  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Log-normal with the given median; spread is the deviation of the logarithm. */
  skewed(median: number, spread: number): number {
    return median * Math.exp(this.normal(0, spread));
  }

  exponential(): number {
    return -Math.log(1 - this.next());
  }

  /** At most count elements of the list, without replacement, in random order. */
  sample<T>(list: readonly T[], count = list.length): T[] {
    const rest = [...list];
    const size = Math.min(count, rest.length);
    for (let i = 0; i < size; ++i) {
      const j = this.integer(i, rest.length - 1);
      [rest[i], rest[j]] = [rest[j]!, rest[i]!];
    }
    return rest.slice(0, size);
  }
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

// FNV-1a over the key, one round for each word of the state, each finished by an avalanche.
function seedState(key: string): Uint32Array {
  const state = new Uint32Array(4);
  let hash = 0x811c9dc5;
  for (let word = 0; word < 4; ++word) {
    for (let i = 0; i < key.length; ++i) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (word + 1), 0x01000193);
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    state[word] = (mixed ^ (mixed >>> 16)) >>> 0 || word + 1;
  }
  return state;
}
