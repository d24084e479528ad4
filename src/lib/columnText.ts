/** What a column holds, as the published copy keeps it: in one text, the unit in brackets at its end. */
export interface ColumnText {
  readonly description: string;
  /** empty where it has none, as names, days and yes-or-no have */
  readonly unit: string;
}

/** A text such as "Seats paid for [seats]" in its two parts. */
export function columnText(text: string): ColumnText {
  const [, description = "", unit = ""] = /^(.*?)\s*(?:\[([^[\]]+)\])?$/s.exec(text) ?? [];
  return {description, unit};
}

/** The two parts in one text, which is also how a reader is shown them. */
export function describedColumn({description, unit}: ColumnText): string {
  return unit === "" ? description : `${description} [${unit}]`.trimStart();
}
