/** A path or an id as it can be typed in a shell. */
export function quoted(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `"${text.replace(/(["\\$`])/g, "\\$1")}"`;
}
