/** Rows as columns of small numbers. */
export interface CrossColumns {
  /** by dimension the bin of each row; the number of bins stands for a value that is not known */
  values: readonly Uint8Array[];
  /** by dimension */
  bins: readonly number[];
  /** of each row the number of its account */
  account: Uint32Array;
  /** of each row 1 left, 0 stayed, 2 not known yet */
  outcome: Uint8Array;
}

/** Bins from one up to, and without, another. */
export type BinRange = readonly [from: number, to: number];

/** How many account-months pass all brushes. */
export interface CrossCounts {
  rows: number;
  accounts: number;
  /** rows whose outcome is known, the accounts of these, and those that left */
  known: number;
  known_accounts: number;
  left: number;
}

/**
 * Filters rows by ranges of up to eight dimensions at once, and counts the bins of each dimension over the rows that pass
 * the filters of all others. Moving a range looks only at the rows of the bins that come in or go out: each row keeps a
 * bit for every dimension that leaves it out, and a change of one bit tells which counts change.
 *
 * @see Liu, Jiang and Heer 2013 (imMens) and the crossfilter library for the linked counts
 */
export class CrossFilter {
  /** by dimension the rows in each bin, the last one for values not known */
  readonly histograms: readonly Uint32Array[];
  readonly counts: CrossCounts = {rows: 0, accounts: 0, known: 0, known_accounts: 0, left: 0};
  readonly #columns: CrossColumns;
  readonly #ranges: (BinRange | null)[];
  /** by dimension the rows in order of their bins, and where each bin starts */
  readonly #order: readonly Uint32Array[];
  readonly #starts: readonly Uint32Array[];
  /** of each row a bit for every dimension that leaves it out */
  readonly #out: Uint8Array;
  /** of each account its rows that pass, and those of them whose outcome is known */
  readonly #rows: Uint32Array;
  readonly #known: Uint32Array;

  /** @throws RangeError for more than eight dimensions */
  constructor(columns: CrossColumns) {
    const {values, bins, account} = columns;
    if (values.length > 8) throw new RangeError(`${values.length} dimensions, more than 8`);
    this.#columns = columns;
    this.#ranges = values.map(() => null);
    this.histograms = values.map((column, d) => countBins(column, bins[d]!));
    this.#starts = this.histograms.map(startsOf);
    this.#order = values.map((column, d) => orderBy(column, this.#starts[d]!));
    this.#out = new Uint8Array(account.length);
    const accounts = account.reduce((most, d) => Math.max(most, d), -1) + 1;
    this.#rows = new Uint32Array(accounts);
    this.#known = new Uint32Array(accounts);
    for (let row = 0; row < account.length; ++row) this.#count(row, 1);
  }

  /** The range of a dimension; null where it leaves nothing out. */
  range(dimension: number): BinRange | null {
    return this.#ranges[dimension] ?? null;
  }

  /** Sets the range of a dimension; with a range, values that are not known are left out. Null takes it away. */
  filter(dimension: number, range: BinRange | null): void {
    const before = this.#ranges[dimension] ?? null;
    this.#ranges[dimension] = range;
    for (let bin = 0; bin <= this.#columns.bins[dimension]!; ++bin) {
      const inside = isIn(range, bin);
      if (inside !== isIn(before, bin)) this.#flip(dimension, bin, inside ? 1 : -1);
    }
  }

  /** By account its rows that pass; for a list. */
  rowsByAccount(): Uint32Array {
    return this.#rows.slice();
  }

  /** Whether a row passes all ranges. */
  passes(row: number): boolean {
    return this.#out[row] === 0;
  }

  #flip(dimension: number, bin: number, sign: 1 | -1): void {
    const {values} = this.#columns;
    const {histograms} = this;
    const order = this.#order[dimension]!;
    const bit = 1 << dimension;
    const end = this.#starts[dimension]![bin + 1]!;
    for (let k = this.#starts[dimension]![bin]!; k < end; ++k) {
      const row = order[k]!;
      const others = (this.#out[row]! ^= bit) & ~bit;
      if (others === 0) {
        for (let e = 0; e < values.length; ++e)
          if (e !== dimension) histograms[e]![values[e]![row]!]! += sign;
        this.#count(row, sign);
      } else if ((others & (others - 1)) === 0) {
        // Only one other dimension leaves it out, and its own filter does not count for its bins.
        const e = 31 - Math.clz32(others);
        histograms[e]![values[e]![row]!]! += sign;
      }
    }
  }

  #count(row: number, sign: 1 | -1): void {
    const {counts} = this;
    const account = this.#columns.account[row]!;
    const outcome = this.#columns.outcome[row]!;
    const least = sign === 1 ? 1 : 0;
    counts.rows += sign;
    if ((this.#rows[account]! += sign) === least) counts.accounts += sign;
    if (outcome > 1) return;
    counts.known += sign;
    counts.left += sign * outcome;
    if ((this.#known[account]! += sign) === least) counts.known_accounts += sign;
  }
}

function isIn(range: BinRange | null, bin: number): boolean {
  return range === null || (bin >= range[0] && bin < range[1]);
}

function countBins(column: Uint8Array, bins: number): Uint32Array {
  const counts = new Uint32Array(bins + 1);
  for (const bin of column) ++counts[bin]!;
  return counts;
}

function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let bin = 0; bin < counts.length; ++bin) starts[bin + 1] = starts[bin]! + counts[bin]!;
  return starts;
}

function orderBy(column: Uint8Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const order = new Uint32Array(column.length);
  for (let row = 0; row < column.length; ++row) order[next[column[row]!]!++] = row;
  return order;
}
