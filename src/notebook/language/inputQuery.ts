import type {NotebookInput} from "../model/notebook.js";

const QUERIES: Partial<Record<NotebookInput["type"], string>> = {
  account: "SELECT account_id, name FROM published.account_dim ORDER BY paying DESC, name, account_id",
  quarter: "SELECT DISTINCT quarter FROM published.account_quarter ORDER BY quarter DESC"
};

/** The query for what can be chosen of an input: values, and names where they have a second column; null where none is needed. */
export function inputQuery({type, options}: NotebookInput): string | null {
  return QUERIES[type] ?? (options !== null && "sql" in options ? options.sql : null);
}
