import fc from "fast-check";
import {assert, describe, it} from "vitest";
import type {BinRange, CrossColumns, CrossCounts} from "../../src/lib/crossFilter.js";
import {CrossFilter} from "../../src/lib/crossFilter.js";

const BINS = [4, 3, 5, 2];

const columnsOf = (rows: readonly (readonly number[])[]): CrossColumns => ({
  values: BINS.map((_, d) => Uint8Array.from(rows, (row) => row[d]!)),
  bins: BINS,
  account: Uint32Array.from(rows, (row) => row[4]!),
  outcome: Uint8Array.from(rows, (row) => row[5]!)
});

/** The same by looking at every row. */
function scanned({values, account, outcome}: CrossColumns, ranges: readonly (BinRange | null)[]) {
  const all = Array.from(account, (_, row) => row);
  const passing = (but: number) =>
    all.filter((row) =>
      ranges.every(
        (range, d) =>
          d === but || range === null || (values[d]![row]! >= range[0] && values[d]![row]! < range[1])
      )
    );
  const rows = passing(-1);
  const known = rows.filter((d) => outcome[d] !== 2);
  const accounts = (list: number[]) => new Set(list.map((d) => account[d])).size;
  const counts: CrossCounts = {
    rows: rows.length,
    accounts: accounts(rows),
    known: known.length,
    known_accounts: accounts(known),
    left: known.filter((d) => outcome[d] === 1).length
  };
  const histograms = BINS.map((bins, d) =>
    Array.from({length: bins + 1}, (_, bin) => passing(d).filter((row) => values[d]![row] === bin).length)
  );
  return {counts, histograms, rows};
}

const row = fc.tuple(...BINS.map((bins) => fc.nat(bins)), fc.nat(6), fc.nat(2));
const change = fc
  .nat(3)
  .chain((d) => fc.tuple(fc.constant(d), fc.option(fc.tuple(fc.nat(BINS[d]!), fc.nat(BINS[d]!)))));

describe("CrossFilter", () => {
  it("after any row of changes counts what a scan of all rows counts", () => {
    fc.assert(
      fc.property(fc.array(row, {maxLength: 60}), fc.array(change, {maxLength: 12}), (rows, changes) => {
        const columns = columnsOf(rows);
        const filter = new CrossFilter(columns);
        const ranges: (BinRange | null)[] = BINS.map(() => null);
        for (const [d, range] of changes) {
          ranges[d] = range;
          filter.filter(d, range);
          const whole = scanned(columns, ranges);
          assert.deepStrictEqual({...filter.counts}, whole.counts);
          assert.deepStrictEqual(
            filter.histograms.map((h) => [...h]),
            whole.histograms
          );
          assert.deepStrictEqual(
            rows.flatMap((_, i) => (filter.passes(i) ? [i] : [])),
            whole.rows
          );
          assert.strictEqual(
            filter.rowsByAccount().reduce((a, b) => a + b, 0),
            whole.counts.rows
          );
        }
      }),
      {numRuns: 300}
    );
  });
  it("leaves out what is not known where a range is set, and nothing without one", () => {
    const filter = new CrossFilter(columnsOf([[0, 0, 0, 0, 0, 1], [4, 1, 0, 0, 1, 0], [3, 3, 5, 2, 1, 2]])); // prettier-ignore
    assert.deepStrictEqual({...filter.counts}, {rows: 3, accounts: 2, known: 2, known_accounts: 2, left: 1});
    filter.filter(0, [0, 4]);
    assert.deepStrictEqual({...filter.counts}, {rows: 2, accounts: 2, known: 1, known_accounts: 1, left: 1});
    assert.deepStrictEqual(
      [...filter.histograms[0]!],
      [1, 0, 0, 1, 1],
      "its own range does not count for its bins"
    );
    assert.deepStrictEqual([...filter.histograms[1]!], [1, 0, 0, 1]);
    filter.filter(0, null);
    assert.strictEqual(filter.counts.rows, 3);
  });
  it("says how many dimensions are too many", () => {
    const values = Array.from({length: 9}, () => new Uint8Array(0));
    const none = {values, bins: values.map(() => 1), account: new Uint32Array(0), outcome: new Uint8Array(0)};
    assert.throws(() => new CrossFilter(none), /^9 dimensions, more than 8$/);
  });
});
