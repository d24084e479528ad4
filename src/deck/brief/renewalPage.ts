import {OddsAxis, OddsRow, type OddsScale, oddsScale} from "../../components/deck/oddsRow.js";
import type {Child} from "../../components/dom.js";
import type {BriefData, BriefSignal} from "../../metrics/briefData.js";
import {RENEWAL_FEATURES} from "../../metrics/renewal/renewalRows.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {DeckKit} from "../kit.js";
import {sourceLine} from "../source.js";
import type {Remark, Slide} from "../types.js";
import {daysText} from "./page.js";
import {chanceText, rangeText, renewalFigure} from "./renewalFigure.js";

/** Rows of the signals, and how many of them leave room for what the probability rests on. */
const ROWS = 6;
const ROWS_WITH_DRIVERS = 3;
const PLOT = 190;

function title(data: BriefData, kit: DeckKit): Child[] {
  const {reliable} = data.brief.signals;
  const {title: renewal} = renewalFigure(data, kit);
  const shown = reliable.filter((d) => d.shown).length;
  const tail =
    reliable.length === 0
      ? kit.text("brief.renewal.no_cause")
      : kit.text("brief.renewal.shows", {
          shown: kit.format.count(shown),
          n: kit.format.count(reliable.length)
        });
  return [...renewal, tail];
}

function written(value: number | boolean | null, {unit}: BriefSignal, kit: DeckKit): string {
  const {format} = kit;
  if (value === null) return kit.text("brief.signals.unknown");
  if (typeof value === "boolean") return kit.text(value ? "brief.signals.yes" : "brief.signals.no");
  if (unit === "share") return format.percent(value, 0);
  if (unit === "days") return daysText(Math.round(value), kit);
  if (unit === "money") return format.money(value);
  return unit === "ratio" ? format.signed(value, 2) : format.decimal(value, Number.isInteger(value) ? 0 : 1);
}

/** What decides, named as such where the last month end alone would read otherwise. */
function judgedText(d: BriefSignal, kit: DeckKit): string {
  const [value, last] = [written(d.value, d, kit), written(d.last, d, kit)];
  return value === last ? value : kit.text("brief.signals.judged", {of: d.of, value, last});
}

function ownCell(d: BriefSignal, kit: DeckKit): Child {
  const {h} = kit;
  const state =
    d.shown === null
      ? null
      : d.shown
        ? h("span", {class: "tag bad"}, kit.text("brief.signals.shown"))
        : h("span", {class: "tag"}, kit.text("brief.signals.not_shown"));
  const value = d.unit === "yes" && d.shown !== null ? null : judgedText(d, kit);
  return [state, value === null ? null : h("small", null, value)];
}

function signalCell(d: BriefSignal, kit: DeckKit): Child {
  const name = kit.fit(d.label, {slide: "brief-renewal", width: 170, size: 15, weight: 500, lines: 2});
  if (d.unit === "yes" || d.cut.value === null) return name;
  const cut = kit.text("brief.signals.cut", {side: d.worse, cut: written(d.cut.value, d, kit)});
  return [name, kit.h("small", null, cut)];
}

function row(d: BriefSignal, scale: OddsScale, kit: DeckKit): Row {
  const {format, h} = kit;
  const range = kit.text("range", {low: format.decimal(d.low), high: format.decimal(d.high)});
  const odds = format.decimal(d.odds_ratio);
  const name = kit.text("brief.signals.row", {signal: d.label, odds, range});
  const share = ({exposed, known}: BriefSignal["left"]) => format.percent(exposed / known, 0);
  const counts = ({exposed, known}: BriefSignal["left"]) => `${format.count(exposed)}/${format.count(known)}`;
  const q = d.q < 0.001 ? `<${format.decimal(0.001, 3)}` : format.decimal(d.q, 3);
  return {
    cells: [
      signalCell(d, kit),
      ownCell(d, kit),
      [`${share(d.left)} / ${share(d.stayed)}`, h("small", null, `${counts(d.left)} / ${counts(d.stayed)}`)],
      OddsRow(d, {document: kit.document, scale, height: 54, name}),
      [h("b", null, odds), h("small", null, `${range}; ${kit.text("brief.signals.q", {q})}`)]
    ]
  };
}

function signalsTable({brief}: BriefData, kit: DeckKit): Element {
  const {h} = kit;
  const {sets, tested, reliable} = brief.signals;
  if (reliable.length === 0) {
    const id = tested === 0 ? "brief.signals.untested" : "brief.signals.none";
    return exhibit(
      kit,
      {title: kit.text("brief.signals"), unit: ""},
      h("p", {class: "say"}, kit.text(id, {tested, sets}))
    );
  }
  const rows = [...reliable]
    .sort((a, b) => Number(b.shown) - Number(a.shown))
    .slice(0, brief.renewal.drivers.length > 0 ? ROWS_WITH_DRIVERS : ROWS);
  const scale = oddsScale(rows, PLOT);
  const axis = OddsAxis((value) => kit.format.decimal(value, value < 1 ? 1 : 0), {
    document: kit.document,
    scale,
    name: kit.text("brief.signals.odds")
  });
  const heads = [
    {head: kit.text("brief.signals.signal")},
    {head: kit.text("brief.signals.own"), width: 136},
    {head: kit.text("brief.signals.shares"), width: 114, number: true},
    {head: axis, width: PLOT + 20},
    {head: kit.text("brief.signals.numbers"), width: 168, number: true}
  ];
  return exhibit(
    kit,
    {
      title: kit.text("brief.signals"),
      unit: kit.text("brief.signals.unit", {sets: kit.format.count(sets), tested: kit.format.count(tested)})
    },
    deckTable(
      kit,
      heads,
      rows.map((d) => row(d, scale, kit)),
      "signals"
    ),
    h("p", {class: "cs under-table"}, kit.text("brief.signals.lag"))
  );
}

function driversTable({brief}: BriefData, kit: DeckKit): Child {
  const {drivers} = brief.renewal;
  const {format} = kit;
  if (drivers.length === 0) return null;
  const value = (key: string, d: number | null) =>
    d === null
      ? kit.text("brief.signals.unknown")
      : /days/.test(key)
        ? daysText(Math.round(d), kit)
        : format.decimal(d, 0);
  const label = (key: string) => RENEWAL_FEATURES.find((d) => d.key === key)?.label ?? key;
  const heads = [
    {head: kit.text("brief.drivers.driver")},
    {head: kit.text("brief.signals.own"), width: 150, number: true},
    {head: kit.text("brief.drivers.typical"), width: 190, number: true},
    {head: kit.text("brief.drivers.odds"), width: 110, number: true}
  ];
  const rows = drivers.map(({key, value: own, typical, odds}): Row => ({
    cells: [label(key), value(key, own), value(key, typical), `\u00d7${format.decimal(odds, 2)}`]
  }));
  return exhibit(
    kit,
    {title: kit.text("brief.drivers"), unit: kit.text("brief.drivers.unit")},
    deckTable(kit, heads, rows, "drivers")
  );
}

function basisRemarks({brief}: BriefData, kit: DeckKit): Remark[] {
  const {chance, model, rate, reason, leaving_on, arr} = brief.renewal;
  if (arr === null || leaving_on !== null) return [];
  const {format} = kit;
  const remarks: Remark[] = [];
  if (chance && model) {
    const {renewals, accounts, not_renewed, auc} = model;
    const values = {
      renewals: format.count(renewals),
      accounts: format.count(accounts),
      lost: format.count(not_renewed),
      auc: format.decimal(auc.value, 2),
      range: kit.text("range", {low: format.decimal(auc.low, 2), high: format.decimal(auc.high, 2)})
    };
    remarks.push({text: kit.rich("brief.renewal.model", values)});
  }
  if (!rate) return chance ? remarks : [{text: kit.rich("brief.renewal.no_rate")}];
  const segment = kit.fit(rate.segment ?? kit.text("brief.renewal.all"), {
    slide: "brief-renewal",
    width: 300,
    size: 16
  });
  const words = kit.rich(rate.basis === "years" ? "brief.renewal.years" : "brief.renewal.rate", {
    segment: kit.h("bdi", null, segment),
    kept: format.count(rate.kept),
    n: format.count(rate.n),
    accounts: format.count(rate.accounts)
  });
  const why = chance || reason === null ? [] : [" ", kit.text("brief.renewal.instead", {reason})];
  remarks.push({
    number: chanceText(rate.value, kit),
    small: rangeText(rate, kit),
    text: [...words, ...why]
  });
  return remarks;
}

function arrRemark({brief}: BriefData, kit: DeckKit): Remark[] {
  const {arr, auto_renew} = brief.renewal;
  if (arr === null) return [];
  const auto = auto_renew === null ? "unknown" : auto_renew ? "yes" : "no";
  const money = kit.format.money(arr);
  return [
    {number: money, small: kit.text("brief.renewal.arr.small"), text: kit.rich("brief.renewal.arr", {auto})}
  ];
}

/** The renewal with its basis, and the signals of leaving that the account shows. */
export function renewalPage(data: BriefData, kit: DeckKit): Slide {
  return {
    id: "brief-renewal",
    kicker: kit.text("brief.renewal.kicker", {day: kit.format.day(data.period.as_of)}),
    title: title(data, kit),
    main: kit.h("div", null, signalsTable(data, kit), driversTable(data, kit)),
    span: 8,
    remarks: [...arrRemark(data, kit), ...basisRemarks(data, kit)].slice(0, 3),
    source: sourceLine(data, kit, {
      tables: ["subscriptions", "churn_events"],
      extra: kit.text("brief.source.outside")
    }),
    findings: []
  };
}
