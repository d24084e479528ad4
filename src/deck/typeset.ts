/** A formula as it is set in print: minus signs, multiplication signs and ranges in place of hyphens and letters. */
export function typeset(formula: string): string {
  return formula
    .replace(/ - /gu, " \u2212 ")
    .replace(/(?<=\d) x (?=[\d(])/gu, " \u00d7 ")
    .replace(/(?<=\d)\.\.(?=-?\d)/gu, " to ")
    .replace(/(?<![\p{L}\d])-(?=\d)/gu, "\u2212")
    .replace(/(?<=\d)-(?=\d)/gu, "\u2013")
    .replace(/(?<=\d) %/gu, "%");
}
