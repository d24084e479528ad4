import {RowsTable} from "../components/account/rowsTable.js";
import {dom} from "../components/dom.js";
import {ErrorState, LoadingState} from "../components/states.js";
import {toCsv} from "../lib/csv.js";
import type {Row} from "./arrowRows.js";
import {downloadCsv} from "./download.js";
import {QUERIES, type QueryName} from "./queries.js";
import {runNamed} from "./session.js";

/** Which rows to show. */
export interface Drill {
  /** A query of the site. */
  query: QueryName;
  /** Its parameters, in their order. */
  params: readonly string[];
  /** What the rows are: *Active users, 28 days*. */
  title: string;
  /** Whose, and of which days. */
  subtitle?: string;
  /** A command that shows the raw events behind the rows, where these are a roll-up. */
  command?: string;
}

/** How many rows the panel draws; the CSV file has them all. */
const LIMIT = 500;

/** A control that opens the rows behind a number; put it into the foot of a card or beside the number. */
export function RowsButton(drill: Drill, label = "Rows"): HTMLButtonElement {
  const {h} = dom();
  const button = h("button", {type: "button", class: "qd-rows", "aria-haspopup": "dialog"}, label);
  button.setAttribute("aria-label", `${label}: ${drill.title}`);
  button.addEventListener("click", () => openDrill(drill));
  return button;
}

/** Opens the panel with the rows of a query, the SQL that gives them, and ways to take both along. */
export function openDrill(drill: Drill): void {
  const {h} = dom();
  const body = h(
    "div",
    {class: "qd-drill-body"},
    LoadingState({height: 240, words: "Starting the query engine"})
  );
  const note = h("p", {class: "qd-drill-note", role: "status"});
  const csv = h("button", {type: "button", class: "qd-button", disabled: true}, "CSV");
  const close = h("button", {type: "button", class: "qd-button"}, "Close");
  const panel = h(
    "dialog",
    {class: "qd-drill", "aria-labelledby": "qd-drill-title"},
    h(
      "header",
      null,
      h(
        "div",
        null,
        h("h2", {id: "qd-drill-title"}, drill.title),
        drill.subtitle && h("p", {class: "qd-card-sub"}, drill.subtitle)
      ),
      h("div", {class: "qd-actions"}, csv, close)
    ),
    body,
    note,
    SqlText(drill)
  );
  close.addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close(); // the ground beside the panel
  });
  panel.addEventListener("close", () => panel.remove());
  document.body.append(panel);
  panel.showModal();
  void fill(drill, {body, note, csv});
}

interface Parts {
  body: HTMLElement;
  note: HTMLElement;
  csv: HTMLButtonElement;
}

async function fill(drill: Drill, {body, note, csv}: Parts): Promise<void> {
  try {
    const {rows, note: host} = await runNamed(drill.query, drill.params);
    body.replaceChildren(RowsTable(rows, {caption: drill.title, limit: LIMIT}));
    const count = rows.length.toLocaleString("en");
    const some = rows.length > LIMIT ? ` The first ${LIMIT} are shown; the CSV file has them all.` : "";
    note.textContent = [`${count} ${rows.length === 1 ? "row" : "rows"}.${some}`, host]
      .filter(Boolean)
      .join(" ");
    if (rows.length === 0) return;
    csv.disabled = false;
    csv.addEventListener("click", () =>
      downloadCsv(`${drill.query.replaceAll("_", "-")}.csv`, rowsCsv(rows))
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    body.replaceChildren(ErrorState(`The rows could not be read: ${reason}. The page itself is unchanged.`));
  }
}

function rowsCsv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  return toCsv(
    rows,
    names.map((key) => ({key, value: (row: Row) => row[key] as string | number | boolean | null}))
  );
}

/** The query as text, its parameters filled in, so that it can be run elsewhere as it stands. */
function SqlText({query, params, command}: Drill): HTMLElement {
  const {h} = dom();
  const sql = QUERIES[query].sql.replace(
    /\$(\d)/g,
    (_, i) => `'${(params[Number(i) - 1] ?? "").replaceAll("'", "''")}'`
  );
  const copy = h("button", {type: "button", class: "qd-button"}, "Copy SQL");
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(sql).then(
      () => copy.replaceChildren("Copied"),
      () => copy.replaceChildren("Select the text and copy it")
    );
  });
  return h(
    "details",
    {class: "qd-drill-sql"},
    h("summary", null, "SQL"),
    h("pre", {tabindex: 0}, h("code", null, sql)),
    copy,
    command && h("p", {class: "qd-drill-command"}, "The raw events stay with you: ", h("code", null, command))
  );
}
