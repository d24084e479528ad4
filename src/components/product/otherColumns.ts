import {formatFor} from "../../lib/format.js";
import type {ProductData} from "../../lib/productData.js";
import {daysText} from "../../lib/productText.js";
import {capital} from "../../lib/words.js";
import type {FitGroup} from "../../metrics/product/poorFit.js";
import type {RequestGroup} from "../../metrics/product/requestGroups.js";
import type {Column} from "../dataTable.js";
import {dom} from "../dom.js";
import {accountsCell, durationCell, shareCell} from "./cells.js";

const format = formatFor();

/** Requests by title. */
export function requestColumns({currency}: ProductData, document?: Document): Column<RequestGroup>[] {
  const {h} = dom(document);
  const money = formatFor({currency});
  const count = (
    key: "requests" | "accounts" | "open" | "planned" | "shipped" | "declined",
    label: string
  ): Column<RequestGroup> => ({
    ...{key, label, align: "end"},
    cell: (d) => format.count(d[key]),
    sort: (d) => d[key]
  });
  return [
    {key: "title", label: "Request", cell: (d) => h("bdi", null, d.title), sort: (d) => d.title},
    {
      key: "arr_waiting",
      label: "ARR waiting",
      align: "end",
      narrow: "side",
      cell: (d) => money.money(d.arr_waiting),
      sort: (d) => d.arr_waiting
    },
    {
      key: "accounts_waiting",
      label: "Paying accounts waiting",
      title:
        "Of those that wait the accounts that pay, whose ARR it is, others after a plus / accounts that asked",
      align: "end",
      cell: (d) => [
        accountsCell(d.paying_waiting, d.accounts_waiting, document),
        h("small", {class: "qd-tail"}, ` / ${format.count(d.accounts)}`)
      ],
      sort: (d) => d.paying_waiting,
      csv: ({paying_waiting, accounts_waiting, accounts}) => ({paying_waiting, accounts_waiting, accounts})
    },
    count("open", "Open"),
    count("planned", "Planned"),
    count("shipped", "Shipped"),
    count("declined", "Declined"),
    {
      key: "age",
      label: "Median to ship",
      align: "end",
      cell: (d) => durationCell(d.age, document),
      sort: (d) => d.age.value,
      csv: (d) => ({age_days: d.age.value, age_low: d.age.low ?? null, age_high: d.age.high ?? null})
    },
    {
      key: "oldest",
      label: "Oldest waiting",
      align: "end",
      cell: (d) => daysText(d.oldest_waiting_days),
      sort: (d) => d.oldest_waiting_days
    }
  ];
}

/** Poor fit by channel, promise and seller. */
export function fitColumns(document?: Document): Column<FitGroup>[] {
  const {h} = dom(document);
  const metric = ({value, low, high}: FitGroup["poor"]) => ({value, low: low ?? null, high: high ?? null});
  return [
    {key: "name", label: "Name", cell: (d) => h("bdi", null, d.name), sort: (d) => d.name},
    {key: "kind", label: "What it is", cell: (d) => capital(d.kind), sort: (d) => d.kind},
    {
      key: "poor",
      label: "Poor fit",
      align: "end",
      narrow: "side",
      cell: (d) => shareCell(d.poor, document),
      sort: (d) => d.poor.value,
      csv: (d) => ({
        poor: d.poor.value,
        poor_accounts: d.poor.numerator ?? null,
        accounts: d.poor.denominator ?? null
      })
    },
    {
      key: "range",
      label: "95%",
      align: "end",
      cell: (d) => format.percentRange(d.poor.low, d.poor.high, 0),
      csv: (d) => ({low: metric(d.poor).low, high: metric(d.poor).high})
    },
    {
      key: "others",
      label: "Others",
      align: "end",
      cell: (d) => shareCell(d.others, document),
      sort: (d) => d.others.value,
      csv: (d) => d.others.value
    },
    {
      key: "marked",
      label: "Against the others",
      cell: (d) =>
        d.marked
          ? h("b", null, (d.poor.value ?? 0) > (d.others.value ?? 0) ? "More poor fits" : "Fewer poor fits")
          : h("span", {class: "qd-tail"}, "Within noise"),
      csv: (d) => d.marked
    },
    {
      key: "left",
      label: "Left",
      title: "Accounts of the row that no longer pay / accounts of the row",
      align: "end",
      cell: (d) => `${format.count(d.left)}/${format.count(d.poor.denominator ?? 0)}`,
      sort: (d) => d.left
    }
  ];
}
