/** The front matter at the head of a file, with its fences and the line end after them; empty where there is none. */
export function frontMatterOf(text: string): string {
  return /^---\r?\n(?:[\s\S]*?\r?\n)?---(?:\r?\n|$)/u.exec(text)?.[0] ?? "";
}
