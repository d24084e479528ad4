/** A group as it is printed: its first letter a capital. */
export function groupLabel(group: string): string {
  const words = group.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
