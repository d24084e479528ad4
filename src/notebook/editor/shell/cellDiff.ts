import {diff} from "@codemirror/merge";
import type {Cell} from "../../model/notebook.js";

/** What has become of a cell of the saved file, or that it is new. */
export interface CellChange {
  readonly kind: "same" | "changed" | "moved" | "added" | "removed";
  /** null for an added cell */
  readonly before: Cell | null;
  /** null for a removed cell */
  readonly after: Cell | null;
}

/**
 * Compares notebooks cell by cell: in the order of **after**, removed cells where they stood. A cell that changed is known by
 * its name, else by its place among what changed; one that is the same elsewhere has moved.
 */
export function cellDiff(before: readonly Cell[], after: readonly Cell[]): CellChange[] {
  const partner = new Map<Cell, CellChange>();
  const pair = (kind: CellChange["kind"], a: Cell | undefined, b: Cell | undefined) => {
    const change = {kind, before: a ?? null, after: b ?? null};
    if (a) partner.set(a, change);
    if (b) partner.set(b, change);
  };
  const ranges = changedRanges(before, after);
  pairSame(before, after, {ranges, pair});
  const free = (cells: readonly Cell[]) => cells.filter((d) => !partner.has(d));
  for (const b of free(after))
    pair2(
      "moved",
      b,
      free(before).find((a) => tokenOf(a) === tokenOf(b)),
      pair
    );
  for (const b of free(after))
    if (b.name !== null)
      pair2(
        "changed",
        b,
        free(before).find((a) => a.name === b.name),
        pair
      );
  for (const {fromA, toA, fromB, toB} of ranges)
    for (const b of free(after.slice(fromB, toB)))
      pair2(
        "changed",
        b,
        free(before.slice(fromA, toA)).find((a) => a.kind === b.kind),
        pair
      );
  for (const b of free(after)) pair("added", undefined, b);
  for (const a of free(before)) pair("removed", a, undefined);
  return inOrder(before, after, partner);
}

type Pair = (kind: CellChange["kind"], a: Cell | undefined, b: Cell | undefined) => void;
type Ranges = ReturnType<typeof diff>;

function pair2(kind: CellChange["kind"], b: Cell, a: Cell | undefined, pair: Pair): void {
  if (a) pair(kind, a, b);
}

/** Where the two lists differ: each distinct cell stands as one letter, so that a text's diff compares them. */
function changedRanges(before: readonly Cell[], after: readonly Cell[]): Ranges {
  const letters = new Map<string, string>();
  const letter = (cell: Cell) => {
    const token = tokenOf(cell);
    const known = letters.get(token) ?? String.fromCharCode(0x4e00 + letters.size);
    letters.set(token, known);
    return known;
  };
  return diff(before.map(letter).join(""), after.map(letter).join(""));
}

function tokenOf({kind, name, source}: Cell): string {
  return JSON.stringify([kind, name, source]);
}

function pairSame(
  before: readonly Cell[],
  after: readonly Cell[],
  {ranges, pair}: {ranges: Ranges; pair: Pair}
): void {
  let [a, b] = [0, 0];
  for (const {fromA, toA, toB} of [
    ...ranges,
    {fromA: before.length, toA: before.length, toB: after.length}
  ]) {
    while (a < fromA) pair("same", before[a++], after[b++]);
    [a, b] = [toA, toB];
  }
}

/** Each cell of **after** as it lies; a removed one after the cell that it followed. */
function inOrder(
  before: readonly Cell[],
  after: readonly Cell[],
  partner: ReadonlyMap<Cell, CellChange>
): CellChange[] {
  const changes = after.map((d) => partner.get(d)!);
  for (const [i, a] of before.entries()) {
    const change = partner.get(a)!;
    if (change.kind !== "removed") continue;
    const previous = i === 0 ? undefined : partner.get(before[i - 1]!);
    changes.splice(previous ? changes.indexOf(previous) + 1 : 0, 0, change);
  }
  return changes;
}
