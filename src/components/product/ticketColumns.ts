import {formatFor} from "../../lib/format.js";
import type {ProductData} from "../../lib/productData.js";
import {daysText} from "../../lib/productText.js";
import type {Metric} from "../../metrics/metric.js";
import type {TicketGroup} from "../../metrics/product/ticketGroups.js";
import type {Column} from "../dataTable.js";
import {dom} from "../dom.js";
import {accountsCell, durationCell, shareCell} from "./cells.js";

type Col = Column<TicketGroup>;
const format = formatFor();

const shareCsv = (id: string, {value, low, high, numerator, denominator}: Metric) => ({
  ...{[id]: value, [`${id}_low`]: low ?? null, [`${id}_high`]: high ?? null},
  ...{[`${id}_numerator`]: numerator ?? null, [`${id}_denominator`]: denominator ?? null}
});

function count(key: "tickets" | "open", label: string): Col {
  return {key, label, align: "end", cell: (d) => format.count(d[key]), sort: (d) => d[key]};
}

function accountsColumn(document?: Document): Col {
  return {
    key: "accounts",
    label: "Paying accounts",
    title: "Accounts that pay, whose ARR it is; others that pay nothing today after a plus",
    align: "end",
    cell: (d) => accountsCell(d.paying, d.accounts, document),
    sort: (d) => d.paying,
    csv: ({paying, accounts}) => ({paying_accounts: paying, accounts})
  };
}

function arrColumn({currency, arr}: ProductData): Col {
  const money = formatFor({currency});
  return {
    key: "arr",
    label: "ARR touched",
    title: `Of ${money.money(arr)} that all accounts pay`,
    align: "end",
    narrow: "side",
    cell: (d) => money.money(d.arr),
    sort: (d) => d.arr
  };
}

function duration(key: "median" | "p90", label: string, document?: Document): Col {
  return {
    key,
    label,
    align: "end",
    cell: (d) => durationCell(d[key], document),
    sort: (d) => d[key].value,
    csv: (d) => ({
      [`${key}_days`]: d[key].value,
      [`${key}_low`]: d[key].low ?? null,
      [`${key}_high`]: d[key].high ?? null
    })
  };
}

function share(
  key: "eta" | "missed" | "workaround" | "within",
  label: string,
  title: string,
  document?: Document
): Col {
  return {
    ...{key, label, title},
    align: "end",
    cell: (d) => shareCell(d[key], document),
    sort: (d) => d[key].value,
    csv: (d) => shareCsv(key, d[key])
  };
}

/** Defects by bug. */
export function bugColumns(data: ProductData, document?: Document): Col[] {
  const {h} = dom(document);
  return [
    {
      key: "bug",
      label: "Bug",
      cell: (d) => [
        h("bdi", null, d.name),
        d.topic !== null && d.topic !== d.name && h("small", {class: "qd-tail"}, " ", h("bdi", null, d.topic))
      ],
      sort: (d) => d.name,
      csv: ({name, topic}) => ({bug: name, topic})
    },
    arrColumn(data),
    accountsColumn(document),
    {
      key: "severities",
      label: "Sev. 1 / 2 / 3 / 4",
      title: "Tickets by severity, 1 the worst; those without one after a plus",
      align: "end",
      cell: ({severities: [a, b, c, d, none]}) => `${a} / ${b} / ${c} / ${d}${none ? ` + ${none}` : ""}`,
      csv: ({severities: [a, b, c, d, none]}) => ({
        severity_1: a,
        severity_2: b,
        severity_3: c,
        severity_4: d,
        severity_unknown: none
      })
    },
    count("open", "Open"),
    duration("median", "Median", document),
    duration("p90", "90% within", document),
    share("eta", "ETA given", "Tickets with an ETA / tickets", document),
    share("missed", "ETA missed", "Not resolved by the ETA / ETAs that are past", document),
    share("workaround", "Workaround", "With a workaround / tickets that say", document)
  ];
}

/** Time to resolve by severity. */
export function severityColumns(data: ProductData, document?: Document): Col[] {
  const {h} = dom(document);
  return [
    {key: "severity", label: "Severity", cell: (d) => d.name, sort: (d) => d.name},
    count("tickets", "Tickets"),
    count("open", "Open"),
    accountsColumn(document),
    arrColumn(data),
    duration("median", "Median", document),
    duration("p90", "90% within", document),
    {
      key: "target",
      label: "Target",
      align: "end",
      cell: (d) => (d.target_days === null ? "none" : daysText(d.target_days)),
      csv: (d) => d.target_days
    },
    {
      key: "within",
      label: "Within target",
      align: "end",
      cell: ({within}) =>
        within.value === null
          ? "n/a"
          : [
              format.percent(within.value, 0),
              h("small", {class: "qd-tail"}, ` ${format.percentRange(within.low, within.high, 0)}`)
            ],
      csv: (d) => shareCsv("within", d.within)
    },
    share("eta", "ETA given", "Tickets with an ETA / tickets", document),
    share("workaround", "Workaround", "With a workaround / tickets that say", document)
  ];
}

/** Usability topics. */
export function usabilityColumns(data: ProductData, document?: Document): Col[] {
  const {h} = dom(document);
  return [
    {key: "topic", label: "Topic", cell: (d) => h("bdi", null, d.name), sort: (d) => d.name},
    arrColumn(data),
    accountsColumn(document),
    count("tickets", "Tickets"),
    count("open", "Open"),
    duration("median", "Median", document),
    duration("p90", "90% within", document)
  ];
}
