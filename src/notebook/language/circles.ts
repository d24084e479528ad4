/**
 * Groups of keys that need each other, each in the order of its needs, so that the last needs the first. Of keys that
 * hang together in several circles one circle through all of them need not exist; then they stand in the order found.
 */
export function circles(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (key: string): void => {
    index.set(key, index.size);
    low.set(key, index.get(key)!);
    stack.push(key);
    for (const next of needs.get(key) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(key, Math.min(low.get(key)!, low.get(next)!));
    }
    if (low.get(key) !== index.get(key)) return;
    const group = stack.splice(stack.indexOf(key));
    if (group.length > 1 || needs.get(key)?.includes(key)) found.push(group);
  };
  for (const key of needs.keys()) if (!index.has(key)) visit(key);
  return found;
}
