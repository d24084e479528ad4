/** Gives ids in the order of asking: S-10001, S-10002 … */
export type Sequence = () => string;

export function sequence(prefix: string, first: number): Sequence {
  let next = first;
  return () => `${prefix}${next++}`;
}
