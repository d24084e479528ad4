/** Shares a width by need: what the short ones leave goes to the long ones, who share what is left equally. */
export function shareWidth(needs: readonly number[], width: number): number[] {
  const shares = needs.map(() => 0);
  let [left, others] = [width, needs.length];
  for (const i of needs.map((_, i) => i).sort((a, b) => needs[a]! - needs[b]!)) {
    shares[i] = Math.min(needs[i]!, left / others);
    left -= shares[i];
    --others;
  }
  return shares;
}
