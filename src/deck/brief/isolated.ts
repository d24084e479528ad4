/** A name or a text of the customer's inside a sentence, whichever way it is written. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
