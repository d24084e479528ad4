import type {Warehouse} from "../warehouse.js";
import {VALUE_LENGTH} from "./stage.js";

/** The temporary tables in which DuckDB lists the lines of a CSV file that it cannot split into fields. */
export const MALFORMED = {errors: "malformed_lines", scans: "malformed_scans"} as const;

interface MalformedLine {
  line: number;
  message: string;
  text: string;
}

/** Takes the lines that DuckDB could not split; forgets them, so that the next file starts afresh. */
export async function takeMalformed(db: Warehouse): Promise<MalformedLine[]> {
  const lines = await db.query<MalformedLine>(
    `SELECT line, min(error_message) AS message, left(min(csv_line), ${VALUE_LENGTH}) AS text
     FROM ${MALFORMED.errors} GROUP BY line ORDER BY line`
  );
  await db.run(`DROP TABLE ${MALFORMED.errors}; DROP TABLE ${MALFORMED.scans}`);
  return lines;
}

/** SQL that moves a row’s number past the malformed lines before it; **lines** count from 1 with the header. */
export function rowPast(lines: readonly {line: number}[], row: string): string {
  // The i-th malformed row, number r, has r - 1 - i good rows before it; a good row after them is i + 1 further down.
  const good = lines.map(({line}, i) => line - 2 - i);
  return lines.length === 0
    ? row
    : `${row} + len(list_filter([${good.join(", ")}]::BIGINT[], lambda k: k < ${row}))`;
}
