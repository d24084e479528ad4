import {TicketBars} from "../../components/deck/ticketBars.js";
import type {Child} from "../../components/dom.js";
import type {DeckSeverity, DeckSupport} from "../../metrics/deckData.js";
import {monthStart} from "../../metrics/months.js";
import type {Metric} from "../../metrics/metric.js";
import type {CustomerDeck} from "../audience.js";
import {countTrend} from "../change.js";
import {durationText} from "../duration.js";
import {deckTable, exhibit} from "../exhibit.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Finding, Kit, Remark, Slide} from "../types.js";

function trend(d: DeckSupport) {
  return countTrend(d.opened, d.opened_history);
}

const hours = (value: number | null, kit: Kit) =>
  value === null ? kit.format.count(null) : durationText(value, {format: kit.format, messages: kit.messages});

/** A median that is later than its target. */
function misses(s: DeckSeverity): boolean {
  return (
    s.first_response.value !== null &&
    s.first_response_target !== null &&
    s.first_response.value > s.first_response_target
  );
}

/** A median time to resolution that is later than its target. */
function slow(s: DeckSeverity): boolean {
  return (
    s.resolution.value !== null && s.resolution_target !== null && s.resolution.value > s.resolution_target
  );
}

function answered(d: DeckSupport): DeckSeverity[] {
  return d.severities.filter((s) => s.first_response.value !== null && s.first_response_target !== null);
}

function responseClause(d: DeckSupport, kit: Kit): Child[] {
  const late = d.severities.find(misses);
  if (late) {
    return kit.rich("support.title.late", {
      severity: kit.format.count(late.severity),
      time: kit.n(`first_response.${late.severity}`),
      target: hours(late.first_response_target, kit)
    });
  }
  const long = d.severities.find(slow);
  if (long)
    return kit.rich("support.title.slow", {
      severity: kit.format.count(long.severity),
      time: kit.n(`resolution.${long.severity}`),
      target: hours(long.resolution_target, kit)
    });
  const known = answered(d);
  if (known.length > 0)
    return kit.rich("support.title.met", {
      n: known.length,
      severity: kit.format.count(known[0]!.severity),
      time: kit.n(`first_response.${known[0]!.severity}`),
      target: hours(known[0]!.first_response_target, kit)
    });
  const worst = d.severities.find((s) => s.first_response.value !== null);
  return worst
    ? kit.rich("support.title.response", {
        severity: kit.format.count(worst.severity),
        time: kit.n(`first_response.${worst.severity}`)
      })
    : [];
}

function title(d: DeckSupport, kit: Kit): Child[] {
  if (d.opened === 0)
    return d.open_at_end > 0
      ? kit.rich("support.title.none", {open: kit.n("tickets.open"), open_n: d.open_at_end})
      : kit.rich("support.title.none_open");
  const before = d.opened_before;
  const values = {
    tickets: kit.n("tickets"),
    n: d.opened,
    before: kit.n("tickets.before"),
    change: kit.n("tickets.change", kit.format.count(before === null ? null : Math.abs(d.opened - before)))
  };
  return [...kit.rich(`support.title.${trend(d)}`, values), ...responseClause(d, kit)];
}

/** The months of the quarter before an account was there, so that its quarter does not look like a month. */
function monthsBefore(first: string, {period}: CustomerDeck): string[] {
  const months = [0, 1, 2].map((n) => monthStart(period.first_day, n));
  return months.filter((month) => month < first);
}

function chart(d: DeckSupport, data: CustomerDeck, kit: Kit): Element {
  const bars = [
    ...monthsBefore(d.months[0]!.month, data).map((month) => ({month, severe: 0, other: 0, focus: true})),
    ...d.months.map((m) => ({
      month: m.month,
      severe: m.severity_1 + m.severity_2,
      other: m.severity_3 + m.severity_4 + m.unknown,
      focus: m.month >= data.period.first_day
    }))
  ];
  const rated = d.months.some(
    (m) => m.unknown === 0 && m.severity_1 + m.severity_2 + m.severity_3 + m.severity_4 > 0
  );
  const severe = bars.some((b) => b.severe > 0);
  const svg = TicketBars(bars, {
    document: kit.canvas("time"),
    name: kit.text("support.chart.name", {n: d.opened, tickets: kit.format.count(d.opened)}),
    period: kit.quarter(data.period.quarter),
    severe: rated && severe ? kit.text("support.chart.severe") : null,
    other: kit.text(rated ? "support.chart.other" : "support.chart.all"),
    month: kit.dates.tick,
    count: (value) => kit.format.count(value),
    series: [kit.text("support.chart.severe"), kit.text(rated ? "support.chart.other" : "support.chart.all")]
  });
  return exhibit(kit, {title: kit.text("support.chart.title"), unit: kit.text("support.chart.unit")}, svg);
}

function timeCell(name: string, metric: Metric, target: number | null, kit: Kit): Child {
  const text = metric.value === null ? kit.format.count(null) : kit.h("b", null, kit.reference(name).text);
  return [
    text,
    target === null ? null : kit.h("small", null, kit.text("support.target", {target: hours(target, kit)}))
  ];
}

function table(d: DeckSupport, kit: Kit): Element {
  const heads = [
    {head: kit.text("support.severity")},
    {head: kit.text("support.opened"), width: 78, number: true},
    {head: kit.text("support.first_response"), width: 126, number: true},
    {head: kit.text("support.resolution"), width: 126, number: true}
  ];
  const rows = d.severities.map((s) => ({
    cells: [
      kit.text(`support.severity.${s.severity}`),
      kit.format.count(s.opened),
      timeCell(`first_response.${s.severity}`, s.first_response, s.first_response_target, kit),
      timeCell(`resolution.${s.severity}`, s.resolution, s.resolution_target, kit)
    ]
  }));
  return exhibit(
    kit,
    {title: kit.text("support.table.title"), unit: kit.text("support.table.unit")},
    deckTable(kit, heads, rows)
  );
}

function topicRemark(d: DeckSupport, kit: Kit): Remark[] {
  const [first, second] = d.topics;
  // One ticket is no recurring topic.
  if (!first || first.tickets < 2) return [];
  const topic = (name: string) => kit.fit(name, {slide: "support", width: 300, size: 16});
  const values = {
    topic: topic(first.topic),
    tickets: kit.format.count(first.tickets),
    before: kit.format.count(first.tickets_before),
    second: second ? topic(second.topic) : "",
    second_tickets: kit.format.count(second?.tickets)
  };
  return [
    {
      number: kit.format.count(first.tickets),
      small: kit.text("support.topic.small", {tickets: kit.format.count(d.opened), n: d.opened}),
      text: kit.rich(second ? "support.topic.two" : "support.topic.one", values)
    }
  ];
}

function openRemark(d: DeckSupport, kit: Kit): Remark {
  return {
    number: kit.n("tickets.open"),
    small: kit.text("support.open.small"),
    text: kit.rich("support.open", {
      resolved: kit.n("tickets.resolved"),
      resolved_n: d.resolved,
      opened: kit.n("tickets"),
      n: d.opened
    })
  };
}

function lateFinding(s: DeckSeverity, kit: Kit): Finding {
  const {answered_in_target: share} = s;
  const target = hours(s.first_response_target, kit);
  const values = () => ({
    severity: kit.format.count(s.severity),
    time: kit.n(`first_response.${s.severity}`),
    target,
    tickets: kit.format.count(s.opened),
    n: s.opened
  });
  const interval =
    share.low == null || share.high == null
      ? ""
      : kit.text("support.issue.interval", {
          share: kit.format.percent(share.value, 0),
          range: kit.text("range", {
            low: kit.format.percent(share.low, 0),
            high: kit.format.percent(share.high, 0)
          })
        });
  return {
    id: `first_response.${s.severity}`,
    slide: "support",
    tone: "bad",
    weight: 0.75 - 0.1 * s.severity,
    number: () => kit.n(`first_response.${s.severity}`),
    small: kit.text("support.finding.small"),
    headline: () => kit.rich("support.headline.late", values()),
    text: () => kit.rich("support.finding.late", values()),
    issue: () => ({
      result:
        share.numerator == null
          ? kit.n(`first_response.${s.severity}`)
          : `${kit.format.count(share.numerator)} / ${kit.format.count(share.denominator)}`,
      interval,
      estimated: interval !== "",
      what: kit.text("support.issue.what", {severity: kit.format.count(s.severity), target}),
      know: [
        kit.text("support.issue.know_time", {time: hours(s.first_response.value, kit)}),
        topicText(s, kit)
      ]
        .filter((d) => d !== null)
        .join(kit.text("sentence.join")),
      about: ["issue"],
      refs: [
        "first_response",
        `first_response.${s.severity}`,
        "support",
        "tickets",
        ...s.topics.map((t) => t.topic)
      ]
    })
  };
}

/** What these tickets were about most often; null where they have nothing in common. */
function topicText({opened, topics}: Pick<DeckSeverity, "opened" | "topics">, kit: Kit): string | null {
  const [first] = topics;
  if (!first || (first.tickets < 2 && opened > 1)) return null;
  const topic = kit.fit(first.topic, {slide: "not-well", width: 260, size: 16});
  if (opened === 1) return kit.text("support.issue.topic_only", {topic});
  return kit.text("support.issue.topic", {
    topic,
    tickets: kit.format.count(first.tickets),
    n: first.tickets
  });
}

function slowFinding(s: DeckSeverity, kit: Kit): Finding {
  const target = hours(s.resolution_target, kit);
  const time = `resolution.${s.severity}`;
  const values = () => ({
    severity: kit.format.count(s.severity),
    time: kit.n(time),
    target,
    tickets: kit.format.count(s.opened),
    n: s.opened
  });
  return {
    id: time,
    slide: "support",
    tone: "bad",
    weight: 0.65 - 0.1 * s.severity,
    number: () => kit.n(time),
    small: kit.text("support.finding.slow_small"),
    headline: () => kit.rich("support.headline.slow", values()),
    text: () => kit.rich("support.finding.slow", values()),
    issue: () => ({
      result: kit.n(time),
      interval: kit.text("support.target", {target}),
      what: kit.text("support.issue.slow", {severity: kit.format.count(s.severity)}),
      know: topicText(s, kit) ?? kit.text("issue.unknown"),
      about: ["issue"],
      refs: [time, "resolution", "support", "tickets", ...s.topics.map((t) => t.topic)]
    })
  };
}

function metFinding(d: DeckSupport, kit: Kit): Finding[] {
  const known = answered(d);
  if (known.length === 0 || known.some(misses)) return [];
  const worst = known[0]!;
  const values = () => ({
    severity: kit.format.count(worst.severity),
    time: kit.n(`first_response.${worst.severity}`),
    target: hours(worst.first_response_target, kit),
    n: known.length
  });
  return [
    {
      id: "first_response",
      slide: "support",
      tone: "good",
      weight: 0.4,
      number: () => kit.n(`first_response.${worst.severity}`),
      small: kit.text("support.finding.small"),
      headline: () => kit.rich("support.headline.met", values()),
      text: () => kit.rich("support.finding.met", values())
    }
  ];
}

function volumeFinding(d: DeckSupport, {adoption}: CustomerDeck, kit: Kit): Finding[] {
  const moved = trend(d);
  if (moved === "unknown") return [];
  // Fewer tickets of fewer people are no good news.
  const fewer = adoption !== null && countTrend(adoption.mau, adoption.mau_history) === "fell";
  const values = () => ({tickets: kit.n("tickets"), n: d.opened, before: kit.n("tickets.before")});
  const tone = moved === "grew" ? "bad" : moved === "fell" && !fewer ? "good" : "steady";
  const growth = d.opened_before ? Math.abs(d.opened - d.opened_before) / d.opened_before : 0.5;
  return [
    {
      id: "tickets",
      slide: "support",
      tone,
      weight: tone === "steady" ? 0.1 : Math.min(0.6, 0.2 + 0.4 * growth),
      number: () => kit.n("tickets"),
      small: kit.text("support.finding.volume_small", {n: d.opened}),
      headline: () => kit.rich(`support.headline.${moved}`, values()),
      text: () => kit.rich(`support.finding.${moved}`, values()),
      ...(tone === "bad" && {
        issue: () => ({
          result: kit.n("tickets.change"),
          interval: kit.text("support.issue.from_to", {
            before: kit.format.count(d.opened_before),
            now: kit.format.count(d.opened)
          }),
          what: kit.text("support.issue.volume"),
          know: topicText(d, kit) ?? kit.text("issue.unknown"),
          about: ["issue"],
          refs: ["tickets", "support", ...d.topics.map((t) => t.topic)]
        })
      })
    }
  ];
}

/** Volume, severity, times against targets and topics; null when no ticket was ever opened. */
export function supportSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const d = data.support;
  if (!d || d.months.length === 0 || (d.opened === 0 && !d.opened_before))
    return leftOut("support", data, kit, {table: "tickets", id: "missing.tickets"});
  const rated = d.severities.length > 0;
  if (rated && answered(d).length === 0) kit.check({kind: "missing", slide: "support"}, "missing.targets");
  return {
    id: "support",
    kicker: kit.text("support.kicker"),
    title: title(d, kit),
    main: chart(d, data, kit),
    span: rated ? 7 : 8,
    ...(rated && {aside: table(d, kit)}),
    remarks: rated
      ? topicRemark(d, kit).concat(openRemark(d, kit)).slice(0, 1)
      : [openRemark(d, kit), ...topicRemark(d, kit)],
    source: sourceLine(data, kit, {tables: ["tickets"], extra: kit.text("source.km")}),
    findings: [
      ...d.severities.filter(misses).map((s) => lateFinding(s, kit)),
      // The most severe alone, and only where its answers came in time: the table has the others.
      ...d.severities
        .filter((s) => slow(s) && !misses(s))
        .slice(0, 1)
        .map((s) => slowFinding(s, kit)),
      ...metFinding(d, kit),
      ...volumeFinding(d, data, kit)
    ]
  };
}
