import {plural} from "../../lib/words.js";
import type {Format} from "../../lib/format.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import type {CsmRow, OverviewView} from "../../lib/overviewView.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {CsvRecord} from "../download/tableCsv.js";
import {IntervalStrip} from "../intervalStrip.js";
import {metricAttributes} from "../kpiStrip.js";
import type {PageCardOptions} from "./options.js";

/** What stands where an account has no CSM. */
const NOBODY = "(none)";

/** A row per CSM: the book, what of it is at risk or due, what was kept, and churn against the target. */
export function CsmCard(view: OverviewView, {document}: PageCardOptions): HTMLElement {
  const {csms, window} = view;
  const title = csmTitle(view);
  return Card(
    {
      title,
      subtitle: `${window.label}; accounts and ARR on ${formatFor().dayMonth(window.t1)}; renewals in the 90 days from ${formatFor().dayMonth(view.data.as_of)}`,
      body: DataTable(csms, columns(view, dom(document)), {
        caption: title,
        sort: {key: "arr", descending: true},
        empty: "No account has a CSM. Map `csm` of the table `accounts` in quarterdeck.yaml.",
        href: (d) => pageHref("accounts", {csm: d.csm}),
        csv: csmRecord,
        document
      }),
      method:
        "Verdicts: 95% Wilson against the target; several rows are judged together (Benjamini-Hochberg, 5%)",
      links: [{label: "Definition", href: definitionHref("churn_vs_target")}]
    },
    {document}
  );
}

/** The verdict of a row: it stands only when it stands among all rows. */
export function churnVerdict({churn, marked}: Pick<CsmRow, "churn" | "marked">): string {
  if (churn.target == null) return "No target";
  if (churn.value === null) return churn.reason ?? "n/a";
  if (churn.verdict === "within noise" || !churn.verdict) return "Within noise";
  const words = churn.verdict === "above target" ? "Above target" : "Below target";
  return marked ? words : `${words}, not among so many`;
}

function csmTitle({csms, target, window}: OverviewView): string {
  if (csms.length === 0) return "No accounts";
  if (csms.every((d) => d.csm === NOBODY)) return "No account has a CSM";
  if (target === null)
    return `${plural(csms.length, "CSM")} in ${window.label}; no churn target is configured`;
  const above = csms.filter((d) => d.marked && d.churn.verdict === "above target");
  if (above.length === 0) return `No CSM's accounts leave reliably more often than their target`;
  if (above.length === 1)
    return `The accounts of ${above[0]?.csm} leave reliably more often than their target`;
  return `The accounts of ${above.length} CSMs leave reliably more often than their target`;
}

function csmRecord(row: CsmRow): CsvRecord {
  const {grr, nrr, churn, logo_churn, marked: _, ...book} = row;
  const {value, low, high, numerator, denominator} = logo_churn;
  return {
    ...book,
    nrr: nrr.value,
    grr: grr.value,
    ...{lost: numerator, start: denominator, logo_churn: value, low, high},
    target: churn.target,
    verdict: churnVerdict(row)
  };
}

interface Parts {
  make: Dom;
  view: OverviewView;
  format: Format;
}

const END = {align: "end"} as const;

function columns(view: OverviewView, make: Dom): Column<CsmRow>[] {
  const {h} = make;
  const parts = {make, view, format: formatFor({currency: view.data.currency})};
  return [
    {
      key: "csm",
      label: "CSM",
      cell: (d) => h("b", null, h("bdi", null, d.csm === NOBODY ? "No CSM" : d.csm)),
      sort: (d) => d.csm
    },
    ...bookColumns(parts),
    ...keptColumns(parts),
    ...churnColumns(parts)
  ];
}

/** Only the company's view is compared with the report, which knows no CSM within a segment. */
function marked({make: {h}, view}: Parts, d: CsmRow, id: "arr" | "nrr" | "grr", text: string): HTMLElement {
  const value = id === "arr" ? d.arr : d[id].value;
  const mark = {metric: id, window: view.window.window, segment: `csm:${d.csm}`, value};
  return h("span", view.segment === "all" ? metricAttributes(mark) : null, text);
}

function bookColumns(parts: Parts): Column<CsmRow>[] {
  const {
    format,
    make: {h}
  } = parts;
  const unit = (text: string) => h("span", {class: "qd-unit"}, text);
  const thousands = (value: number) => format.money(value / 1000, 0);
  return [
    {
      key: "accounts",
      label: "Accounts",
      ...END,
      cell: (d) => [format.count(d.accounts), unit("\u00a0accounts")],
      sort: (d) => d.accounts
    },
    {
      key: "arr",
      label: "ARR, k",
      ...END,
      cell: (d) => [marked(parts, d, "arr", thousands(d.arr)), unit("\u00a0k\u00a0ARR")],
      sort: (d) => d.arr
    },
    {
      key: "risk",
      label: "At risk, k",
      title: "ARR in the band at risk, and accounts",
      ...END,
      cell: (d) => [
        thousands(d.at_risk_arr),
        unit("\u00a0k\u00a0at\u00a0risk"),
        h("small", null, ` ${d.at_risk}`)
      ],
      sort: (d) => d.at_risk_arr
    },
    {
      key: "due",
      label: "Due in 90 days, k",
      title: "ARR that renews within 90 days, and accounts",
      ...END,
      narrow: "hide",
      cell: (d) => [thousands(d.renewals_arr), h("small", null, ` ${d.renewals}`)],
      sort: (d) => d.renewals_arr
    }
  ];
}

function keptColumns(parts: Parts): Column<CsmRow>[] {
  const {
    format,
    make: {h}
  } = parts;
  const column = (id: "nrr" | "grr"): Column<CsmRow> => ({
    key: id,
    label: id.toUpperCase(),
    ...END,
    cell: (d) => [
      marked(parts, d, id, format.percent(d[id].value)),
      h("span", {class: "qd-unit"}, `\u00a0${id.toUpperCase()}`)
    ],
    sort: (d) => d[id].value
  });
  return [column("nrr"), column("grr")];
}

function churnColumns({view, format, make: {h, document}}: Parts): Column<CsmRow>[] {
  const ends = view.csms.map((d) => Math.max(d.logo_churn.high ?? 0, d.churn.target ?? 0));
  const top = Math.min(1, Math.max(0.05, ...ends));
  return [
    {
      key: "lost",
      label: "Lost / start",
      ...END,
      cell: (d) => [
        `${format.count(d.logo_churn.numerator)}/${format.count(d.logo_churn.denominator)}`,
        h("span", {class: "qd-unit"}, "\u00a0lost")
      ],
      sort: (d) => d.logo_churn.value
    },
    {
      key: "strip",
      label: `Logo churn, 95% and target, 0\u2013${format.percent(top, 0)}`,
      narrow: "hide",
      width: "190px",
      cell: ({csm, logo_churn: {low = null, high = null, value}, churn}) =>
        IntervalStrip(
          {low, high, now: value, target: churn.target, domain: [0, top]},
          {label: `${csm}: ${format.percent(value)}, ${format.percentRange(low, high)}`, document}
        )
    },
    {
      key: "verdict",
      label: "Verdict",
      narrow: "note",
      cell: (d) => h("span", {class: "qd-tail"}, churnVerdict(d)),
      sort: (d) => d.churn.value
    }
  ];
}
