/** A rule that a row may break, numbered within its table from 1. */
export interface Check {
  code: number;
  column: string;
  rule: string;
  message: string;
}
