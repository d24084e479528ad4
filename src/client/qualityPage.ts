import {dom} from "../components/dom.js";
import {FilterBar} from "../components/filterBar.js";
import type {FilterSpec} from "../components/filterBar.js";
import {Icon} from "../components/icon.js";
import {Card} from "../components/card.js";
import {DataTable} from "../components/dataTable.js";
import {PageHeader} from "../components/pageHeader.js";
import {MissingCard, WarningsCard, qualityTitle} from "../components/quality/cards.js";
import {TablesCard} from "../components/quality/tablesCard.js";
import {toCsv} from "../lib/csv.js";
import {formatFor} from "../lib/format.js";
import {rowsOf} from "../metrics/columns.js";
import {type QualityData, REJECTED_COLUMNS, type RejectedRow} from "../metrics/qualityData.js";
import {addressValues} from "./address.js";
import {downloadCsv} from "./download.js";
import {keepInAddress} from "./filters.js";

/** The Data quality page: what was read, what is missing, what is odd, and every row that was set aside. */
export function QualityPage(data: QualityData): HTMLElement {
  const {h} = dom();
  const rejected = data.slice
    ? Card(
        {
          title: "Rows set aside are not part of this site",
          body: "They may belong to any account; this site is cut to some."
        },
        {id: "rejected"}
      )
    : Rejected(data);
  const choose = (table: string) => {
    rejected.dispatchEvent(new CustomEvent("choose", {detail: table}));
    rejected.scrollIntoView({block: "start"});
  };
  return h(
    "div",
    null,
    PageHeader({
      path: ["Data quality"],
      title: qualityTitle(data),
      actions: data.slice ? [] : [CsvButton(rowsOf(data.rejected))]
    }),
    h(
      "div",
      {class: "qd-grid"},
      TablesCard(data, {onRejected: choose}),
      MissingCard(data),
      WarningsCard(data),
      rejected
    )
  );
}

function CsvButton(rows: readonly RejectedRow[]): HTMLButtonElement {
  const {h} = dom();
  const button = h(
    "button",
    {type: "button", class: "qd-button"},
    Icon("download", {size: 14}),
    "Rows set aside"
  );
  button.disabled = rows.length === 0;
  button.addEventListener("click", () => {
    downloadCsv(
      "rows-set-aside.csv",
      toCsv(
        rows,
        REJECTED_COLUMNS.map((key) => ({key, value: (d: RejectedRow) => d[key]}))
      )
    );
  });
  return button;
}

type Bar = ReturnType<typeof FilterBar>;

/** The rows that were set aside under filters by table and rule, which a count in another card can set. */
function Rejected(data: QualityData): HTMLElement {
  const {h} = dom();
  const all = rowsOf(data.rejected);
  const bars = h("div");
  const place = h("div");
  const use = (value: Record<string, string>) => {
    const bar = RejectedBar(data, value);
    const draw = () => place.replaceChildren(RejectedTable(all, data, bar));
    bar.addEventListener("input", draw);
    bars.replaceChildren(bar);
    draw();
    return bar;
  };
  const {table = "", rule = ""} = addressValues();
  use({table, rule});
  const card = Card(
    {
      title: `${formatFor().count(data.rejected_total)} row${data.rejected_total === 1 ? " was" : "s were"} set aside`,
      subtitle:
        "As they came, with the row number in the source and the rule they broke; nothing is dropped in silence",
      body: data.rejected_total > 0 ? [bars, place] : place
    },
    {id: "rejected"}
  );
  card.addEventListener("choose", (event) => {
    use({table: (event as CustomEvent<string>).detail, rule: ""}).dispatchEvent(
      new Event("input", {bubbles: true})
    );
  });
  return card;
}

function RejectedBar({rules}: QualityData, value: Record<string, string>): Bar {
  const table = spec(
    "table",
    "Table",
    rules.map((d) => [d.table_name, d.count])
  );
  const rule = (chosen = "") => {
    const own = rules.filter((d) => chosen === "" || d.table_name === chosen);
    return spec(
      "rule",
      "Rule",
      own.map((d) => [d.rule, d.count])
    );
  };
  const bar = FilterBar([table, rule(value.table)], {
    value,
    words: (state) =>
      [state.table && `Table ${state.table}`, state.rule && `Rule ${state.rule.replaceAll("_", " ")}`]
        .filter(Boolean)
        .join(", ") || "All tables and rules"
  });
  bar.addEventListener("input", () => bar.choices("rule", rule(bar.value.table)));
  return keepInAddress(bar, {table: "", rule: ""});
}

function spec(key: string, label: string, counts: readonly (readonly [string, number])[]): FilterSpec {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  const options = Array.from(sums, ([name, count]) => ({
    value: name,
    label: name.replaceAll("_", " "),
    count
  }));
  const total = options.reduce((sum, d) => sum + d.count, 0);
  return {
    key,
    label,
    initial: "",
    options: [{value: "", label: `All ${options.length}`, count: total}, ...options]
  };
}

function RejectedTable(all: readonly RejectedRow[], data: QualityData, bar: Bar): HTMLElement {
  const {h} = dom();
  const {table = "", rule = ""} = bar.value;
  const rows = all.filter(
    (d) => (table === "" || d.table_name === table) && (rule === "" || d.rule === rule)
  );
  const more = data.rejected_total - all.length;
  const text = (value: string | null) => h("bdi", null, value === null || value === "" ? "\u2013" : value);
  return h(
    "div",
    null,
    DataTable(
      rows,
      [
        {
          key: "value",
          label: "Value",
          cell: (d) => h("span", {class: "qd-wrap"}, text(d.value)),
          sort: (d) => d.value
        },
        {
          key: "column",
          label: "Column",
          cell: (d) => d.column_name ?? "\u2013",
          sort: (d) => d.column_name,
          narrow: "fact"
        },
        {
          key: "rule",
          label: "Rule",
          cell: (d) => h("span", {class: "qd-wrap"}, d.message ?? d.rule),
          sort: (d) => d.rule,
          narrow: "note"
        },
        {key: "table", label: "Table", cell: (d) => d.table_name, sort: (d) => d.table_name, narrow: "fact"},
        {
          key: "row",
          label: "Row",
          align: "end",
          cell: (d) => formatFor().count(d.row_number),
          sort: (d) => d.row_number,
          narrow: "side"
        },
        {
          key: "source",
          label: "Source",
          cell: (d) => h("span", {class: "qd-tail"}, text(d.source?.split(/[\\/]/).at(-1) ?? null)),
          sort: (d) => d.source,
          narrow: "hide"
        },
        {key: "cause", label: "Because of", cell: (d) => text(d.caused_by), narrow: "hide"}
      ],
      {
        caption: "Rows set aside",
        limit: 25,
        empty:
          data.rejected_total === 0 ? "Every row that was read was accepted." : "No row fits these filters."
      }
    ),
    more > 0 &&
      h(
        "p",
        {class: "qd-card-sub"},
        `${formatFor().count(more)} more are in the warehouse: `,
        h("code", null, 'quarterdeck sql "FROM rejected_rows"')
      )
  );
}
