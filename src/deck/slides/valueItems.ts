import {wrapText} from "../../components/deck/fitText.js";
import type {DeckValue, DeckValueItem} from "../../metrics/deckValue.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {Kit} from "../types.js";

/** Items in rows of their own, when there are more than ROWS of them; fewer where a name takes two lines. */
const FEW = 3;
const ROWS = 4;
const NAME = {slide: "value", width: 190, size: 15, weight: 500} as const;

interface Scale {
  size: number;
  unit: "value.items.unit" | "value.items.unit_thousand" | "value.items.unit_million";
}

/** The size in which the largest amount has at most seven digits. */
function scaleOf(largest: number): Scale {
  if (largest >= 1e10) return {size: 1e6, unit: "value.items.unit_million"};
  return largest >= 1e7
    ? {size: 1e3, unit: "value.items.unit_thousand"}
    : {size: 1, unit: "value.items.unit"};
}

function total(items: readonly DeckValueItem[], of: (item: DeckValueItem) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

function itemRow(
  item: DeckValueItem,
  {amount, lines}: {amount: (value: number) => string; lines: number},
  kit: Kit
): Row {
  const name = kit.fit(item.item, {...NAME, lines});
  const measured = kit.text("value.item.measured", {measured: item.measured_months, months: item.months});
  const share = item.realised === null || item.promised === 0 ? null : item.realised / item.promised;
  return {
    cells: [
      [name, kit.h("small", null, measured)],
      amount(item.promised),
      item.realised === null ? kit.text("not_measured") : kit.h("b", null, amount(item.realised)),
      kit.format.percent(share, 0)
    ]
  };
}

/** The items of a promise of which nothing is measured yet, the largest first. */
export function promisedTable(d: DeckValue, kit: Kit): Element {
  const amount = (value: number) => kit.format.count(value);
  const items = [...d.items].sort((a, b) => b.promised_all - a.promised_all);
  const shown = items.length > ROWS ? items.slice(0, ROWS - 1) : items;
  const rest = items.slice(shown.length);
  const rows: Row[] = shown.map((d) => ({
    cells: [kit.fit(d.item, {...NAME, lines: 2}), amount(d.promised_all)]
  }));
  if (rest.length > 0) {
    const name = kit.text("value.item.others", {n: rest.length});
    rows.push({cells: [name, amount(total(rest, (i) => i.promised_all))]});
  }
  rows.push({total: true, cells: [kit.text("value.chart.promised"), amount(d.promised)]});
  const heads = [
    {head: kit.text("value.item")},
    {head: kit.text("value.promised"), width: 130, number: true}
  ];
  const head = {
    title: kit.text("value.items.title_promised"),
    unit: kit.text("value.chart.unit", {
      span: kit.dates.span(d.months[0]!.month, d.months.at(-1)!.month),
      currency: d.currency
    })
  };
  return exhibit(kit, head, deckTable(kit, heads, rows));
}

/** The items of the promise, each over its measured months, and their sum. */
export function itemTable(d: DeckValue, kit: Kit): Element {
  const {size, unit} = scaleOf(Math.max(d.promised_measured, d.realised ?? 0));
  const amount = (value: number) => kit.format.count(value / size);
  const percent = (part: number, whole: number) => kit.format.percent(whole > 0 ? part / whole : null, 0);
  const lines = d.items.slice(0, FEW).some((d) => wrapText(d.item, NAME).length > 1) ? 2 : 1;
  const shown = d.items.length > ROWS - lines + 1 ? d.items.slice(0, FEW - lines + 1) : d.items;
  const rest = d.items.slice(shown.length);
  const rows = shown.map((item) => itemRow(item, {amount, lines}, kit));
  if (rest.length > 0) {
    const [promised, realised] = [total(rest, (i) => i.promised), total(rest, (i) => i.realised ?? 0)];
    const name = kit.text("value.item.others", {n: rest.length});
    rows.push({cells: [name, amount(promised), amount(realised), percent(realised, promised)]});
  }
  const {promised_measured: promised, realised} = d;
  const all = realised === null ? kit.format.count(null) : amount(realised);
  rows.push({
    total: true,
    cells: [
      kit.text("value.total"),
      amount(promised),
      all,
      percent(realised ?? 0, realised === null ? 0 : promised)
    ]
  });
  const heads = [
    {head: kit.text("value.item")},
    {head: kit.text("value.promised"), width: 96, number: true},
    {head: kit.text("value.realised"), width: 114, number: true},
    {head: kit.text("value.share"), width: 66, number: true}
  ];
  const head = {title: kit.text("value.items.title"), unit: kit.text(unit, {currency: d.currency})};
  return exhibit(kit, head, deckTable(kit, heads, rows));
}
