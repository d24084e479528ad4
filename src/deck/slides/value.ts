import {ValueChart, type ValuePoint} from "../../components/deck/valueChart.js";
import type {Child} from "../../components/dom.js";
import {type Format, formatFor} from "../../lib/format.js";
import type {DeckValue} from "../../metrics/deckValue.js";
import type {CustomerDeck} from "../audience.js";
import {exhibit} from "../exhibit.js";
import {shortMoney} from "../shortMoney.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import {itemTable, promisedTable} from "./valueItems.js";
import type {Finding, Kit, Remark, Slide} from "../types.js";

/** A share of the promise within these counts as kept. */
const KEPT = {low: 0.95, high: 1.05};

/**
 * Cumulates the months; realised ends with the last measured month. Up to it the promise counts where it was measured,
 * as it does in the title and the table, and goes on whole from there.
 */
function cumulated({months}: DeckValue, {period}: CustomerDeck): ValuePoint[] {
  const last = months.findLastIndex((m) => m.realised !== null);
  let [promised, realised] = [0, 0];
  return months.map((m, i) => {
    promised += i <= last ? m.promised_measured : m.promised;
    realised += m.realised ?? 0;
    return {
      month: m.month,
      promised,
      realised: i <= last ? realised : null,
      focus: m.month >= period.first_day
    };
  });
}

/** The month in which realised value was furthest behind, where it has clearly caught up since. */
function widestGap(points: readonly ValuePoint[]): ValuePoint | null {
  const measured = points.filter((p) => p.realised !== null);
  const last = measured.at(-1);
  if (!last) return null;
  const gap = (p: ValuePoint) => p.promised - p.realised!;
  const widest = measured.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  return gap(widest) > 0 && gap(last) < 0.9 * gap(widest) ? widest : null;
}

function title(d: DeckValue, kit: Kit): Child[] {
  const last = d.months.findLast((m) => m.realised !== null);
  if (d.realised === null || !last)
    return kit.rich("value.title.unmeasured", {promised: kit.n("value.promised_all")});
  const share = kit.reference("value.share").value;
  const values = {
    realised: kit.n("value.realised"),
    promised: kit.n("value.promised"),
    month: kit.dates.longMonth(last.month),
    share: share === null ? null : kit.n("value.share"),
    gap: kit.n("value.gap", kit.format.money(Math.abs(kit.reference("value.gap").value ?? 0)))
  };
  if (share === null) return kit.rich("value.title.only", values);
  return kit.rich(
    share < KEPT.low ? "value.title.below" : share > KEPT.high ? "value.title.above" : "value.title.kept",
    values
  );
}

function chart(d: DeckValue, data: CustomerDeck, kit: Kit, format: Format): Element {
  const short = shortMoney(format, Math.max(d.promised, d.realised ?? 0));
  const points = cumulated(d, data);
  const end = points.at(-1)!;
  const last = points.findLast((p) => p.realised !== null);
  const gap = last ? last.promised - last.realised! : 0;
  const widest = widestGap(points);
  const realised: Child[] = last
    ? [
        kit.text("value.chart.realised"),
        kit.text("value.chart.by", {
          money: short(last.realised ?? 0),
          month: kit.dates.month(last.month)
        })
      ]
    : [kit.text("value.chart.realised"), kit.text("value.chart.not_measured_yet")];
  const later = last ? points.slice(points.indexOf(last) + 1) : [];
  if (later.length > 0) {
    const [from, to] = [kit.dates.month(later[0]!.month), kit.dates.month(end.month)];
    const month = later.length === 1 ? to : kit.text("value.chart.months", {from, to});
    realised.push(kit.text("value.chart.not_measured", {month}));
  }
  const svg = ValueChart(points, {
    document: kit.canvas("time"),
    labels: {
      name: kit.text("value.chart.name", {
        promised: format.money(d.promised),
        realised: format.money(d.realised)
      }),
      period: kit.quarter(data.period.quarter),
      promised: [
        kit.text("value.chart.promised"),
        kit.text("value.chart.by", {
          money: short(end.promised),
          month: kit.dates.month(end.month)
        })
      ],
      realised,
      gap:
        gap === 0
          ? null
          : kit.text(gap > 0 ? "value.chart.gap" : "value.chart.ahead", {
              gap: short(Math.abs(gap))
            }),
      widest: widest && {
        month: widest.month,
        text: kit.text("value.chart.widest", {gap: short(widest.promised - widest.realised!)})
      },
      month: kit.dates.tick,
      money: short,
      series: [kit.text("value.chart.promised"), kit.text("value.chart.realised")]
    }
  });
  const unmeasured = d.months.some(
    (m, i) => m.promised_measured < m.promised && points[i]!.realised !== null
  );
  const unit = kit.text(unmeasured ? "value.chart.unit_measured" : "value.chart.unit", {
    span: kit.dates.span(d.months[0]!.month, d.months.at(-1)!.month),
    currency: d.currency
  });
  return exhibit(kit, {title: kit.text("value.chart.title"), unit}, svg);
}

function roiRemark(d: DeckValue, kit: Kit): Remark[] {
  if (d.roi.value === null) return [];
  const values = {realised: kit.n("value.realised"), paid: kit.n("value.paid")};
  return [
    {
      number: kit.n("roi"),
      small: kit.text("value.roi.small"),
      text: kit.rich(d.roi.value >= 0 ? "value.roi.above" : "value.roi.below", values)
    }
  ];
}

function findings(d: DeckValue, kit: Kit): Finding[] {
  const share = kit.reference("value.share").value;
  if (share === null || d.realised === null) return [];
  const tone = share < KEPT.low ? "bad" : share > KEPT.high ? "good" : "steady";
  const values = () => ({
    share: kit.n("value.share"),
    realised: kit.n("value.realised"),
    promised: kit.n("value.promised")
  });
  const worst = d.items
    .filter((i) => i.realised !== null && i.promised > 0)
    .sort((a, b) => a.realised! / a.promised - b.realised! / b.promised)[0];
  return [
    {
      id: "value",
      slide: "value",
      tone,
      weight: Math.min(1, 0.35 + Math.abs(share - 1)),
      number: () => kit.n("value.share"),
      small: kit.text("value.finding.small"),
      headline: () => kit.rich("value.headline", values()),
      text: () => kit.rich(`value.finding.${tone}`, values()),
      ...(tone === "bad" && {
        issue: () => ({
          result: kit.n("value.share"),
          interval: kit.text("value.issue.of", {
            realised: kit.format.money(d.realised),
            promised: kit.format.money(d.promised_measured)
          }),
          what: kit.text("value.issue.what"),
          know: worst
            ? kit.text("value.issue.know", {
                item: kit.fit(worst.item, {slide: "not-well", width: 260, size: 16}),
                share: kit.format.percent(worst.realised! / worst.promised, 0)
              })
            : kit.text("issue.unknown"),
          about: ["other", "goal"],
          refs: ["value", "roi", ...d.items.map((i) => i.item)]
        })
      })
    }
  ];
}

/** Fees that have not come back are bad news, however well the promise was kept. */
function returnFinding(d: DeckValue, kit: Kit): Finding[] {
  const roi = d.roi.value;
  if (roi === null || roi >= 0) return [];
  const values = () => ({realised: kit.n("value.realised"), paid: kit.n("value.paid")});
  const small = d.paid !== null && d.promised_measured < d.paid;
  return [
    {
      id: "roi",
      slide: "value",
      tone: "bad",
      weight: Math.min(1, 0.4 - roi),
      number: () => kit.n("roi"),
      small: kit.text("value.roi.small"),
      headline: () => kit.rich("value.headline.roi", {roi: kit.n("roi")}),
      text: () => kit.rich("value.roi.below", values()),
      issue: () => ({
        result: kit.n("roi"),
        interval: kit.text("value.issue.of", {
          realised: kit.format.money(d.realised),
          promised: kit.format.money(d.paid)
        }),
        what: kit.text("value.issue.roi"),
        know: small
          ? kit.text("value.issue.roi_promise", {promised: kit.format.money(d.promised_measured)})
          : kit.text("issue.unknown"),
        about: ["other", "goal"],
        refs: ["roi", "value"]
      })
    }
  ];
}

/** Promised against realised value of the last twelve months; null without promised value. */
export function valueSlide(data: CustomerDeck, shared: Kit): Slide | null {
  const d = data.value;
  if (!d || d.months.length === 0 || d.promised <= 0)
    return leftOut("value", data, shared, {table: "value", id: "missing.value"});
  const format = formatFor({locale: shared.locale, currency: d.currency});
  const kit = {...shared, format};
  if (d.roi.value === null) {
    const measured = 2 * d.promised_measured >= d.promised;
    kit.check({kind: "missing", slide: "value"}, measured ? "missing.roi_paid" : "missing.roi");
  }
  return {
    id: "value",
    kicker: kit.text("value.kicker"),
    title: title(d, kit),
    main: chart(d, data, kit, format),
    span: 7,
    aside: d.realised === null ? promisedTable(d, kit) : itemTable(d, kit),
    remarks: roiRemark(d, kit),
    source: sourceLine(data, kit, {tables: ["value", "subscriptions"]}),
    findings: [...findings(d, kit), ...returnFinding(d, kit)]
  };
}
