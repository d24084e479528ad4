import {ActiveUsersChart, type ActivePoint} from "../../components/deck/activeUsersChart.js";
import type {Child} from "../../components/dom.js";
import {addDays} from "../../metrics/days.js";
import type {DeckAdoption} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {countTrend} from "../change.js";
import {axisCount} from "../compact.js";
import {exhibit} from "../exhibit.js";
import {leftOut, usersUnknown} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Finding, Issue, Kit, Remark, Slide} from "../types.js";

/** Seats of which that share is unused are worth telling. */
const UNUSED = 0.1;

function trend(d: DeckAdoption) {
  return countTrend(d.mau, d.mau_history);
}

function seatClause(d: DeckAdoption, kit: Kit): Child[] {
  if (d.seats === null || d.seats === 0 || d.unused_seats === null) return [];
  if (d.mau !== null && d.mau > d.seats) return kit.rich("adoption.title.over", {seats: kit.n("seats")});
  if (d.unused_seats === 0) return kit.rich("adoption.title.full", {seats: kit.n("seats"), n: d.seats});
  if (d.unused_seats === d.seats)
    return kit.rich("adoption.title.unused_all", {seats: kit.n("seats"), n: d.seats});
  return kit.rich("adoption.title.unused", {
    unused: kit.n("unused_seats"),
    n: d.unused_seats,
    seats: kit.n("seats"),
    seats_n: d.seats
  });
}

function title(d: DeckAdoption, kit: Kit): Child[] {
  const first = {
    grew: () =>
      kit.rich("adoption.title.grew", {
        growth: kit.n("active_users.growth", percentOf(kit)),
        now: kit.n("active_users")
      }),
    fell: () =>
      kit.rich("adoption.title.fell", {
        growth: kit.n("active_users.growth", percentOf(kit)),
        now: kit.n("active_users")
      }),
    steady: () => kit.rich("adoption.title.steady", {now: kit.n("active_users")}),
    swayed: () =>
      kit.rich("adoption.title.swayed", {
        now: kit.n("active_users"),
        n: d.mau ?? 0,
        before: kit.n("active_users.before")
      }),
    unknown: () => kit.rich("adoption.title.now", {now: kit.n("active_users"), n: d.mau ?? 0})
  };
  const from_zero = d.mau_before === 0 && d.mau !== null && d.mau > 0;
  const lead = d.mau === 0 ? kit.rich("adoption.title.none") : first[from_zero ? "unknown" : trend(d)]();
  return [...lead, ...seatClause(d, kit)];
}

/** A change in words carries no sign: "fell 12%". */
function percentOf(kit: Kit): string {
  return kit.format.percent(Math.abs(kit.reference("active_users.growth").value ?? 0), 0);
}

function points(d: DeckAdoption, {period}: CustomerDeck): ActivePoint[] {
  const t0 = addDays(period.first_day, -1);
  const found: ActivePoint[] = d.weeks.map((w) => ({
    day: w.week_end,
    value: w.missing ? null : w.mau,
    seats: w.seats,
    missing: w.missing
  }));
  const put = (day: string, value: number | null, seats: number | null) => {
    const same = found.findIndex((p) => p.day === day);
    if (same >= 0) found.splice(same, 1);
    const at = found.findIndex((p) => p.day > day);
    found.splice(at < 0 ? found.length : at, 0, {day, value, seats, missing: false});
  };
  if (d.mau_before !== null && (found[0]?.day ?? t0) <= t0) put(t0, d.mau_before, d.seats_before);
  put(period.last_day, d.mau, d.seats);
  return found;
}

/** What the seats are called beside their number. */
function seatsName(d: DeckAdoption, kit: Kit): string {
  const text = kit.text("adoption.chart.seats", {seats: "", n: d.seats ?? 0});
  return text.replace(/\p{Cf}/gu, "").trim();
}

function chart(d: DeckAdoption, data: CustomerDeck, kit: Kit): Element {
  const {period} = data;
  const series = points(d, data);
  const has_seats = series.some((p) => p.seats !== null);
  const svg = ActiveUsersChart(series, {
    document: kit.canvas("time"),
    period: [addDays(period.first_day, -1), period.last_day],
    labels: {
      name: kit.text(has_seats ? "adoption.chart.name" : "adoption.chart.name_users", {
        now: d.mau,
        seats: d.seats
      }),
      period: kit.quarter(period.quarter),
      seats: kit.rich("adoption.chart.seats", {seats: kit.t("seats"), n: d.seats ?? 0}),
      unused: kit.rich("adoption.chart.unused", {unused: kit.t("unused_seats")}),
      active: kit.rich("adoption.chart.active", {now: kit.t("active_users"), n: d.mau ?? 0}),
      before: kit.t("active_users.before"),
      missing: (first, last) => kit.text("chart.missing", {span: kit.dates.shortSpan(first, last)}),
      month: kit.dates.tick,
      count: axisCount(kit.format, Math.max(d.mau ?? 0, d.seats ?? 0)),
      series: [kit.messages.definition("mau").label, seatsName(d, kit)]
    }
  });
  const heads = {
    title: kit.text(has_seats ? "adoption.chart.title" : "adoption.chart.title_users"),
    unit: kit.text("adoption.chart.unit")
  };
  return exhibit(kit, heads, svg);
}

function utilisation(d: DeckAdoption, kit: Kit): Remark | null {
  if (d.seat_utilisation === null || d.mau === null || d.seats === null) return null;
  const peers = d.peer_seat_utilisation;
  const text = peers
    ? kit.rich(
        d.seat_utilisation < peers.low
          ? "adoption.peers.below"
          : d.seat_utilisation > peers.high
            ? "adoption.peers.above"
            : "adoption.peers.within",
        {
          median: kit.n("seat_utilisation.peers"),
          low: kit.format.percent(peers.low, 0),
          high: kit.format.percent(peers.high, 0)
        }
      )
    : kit.rich("adoption.utilisation", {});
  return {
    number: kit.n("seat_utilisation"),
    small: kit.text("adoption.of_seats", {
      now: kit.format.count(d.mau),
      seats: kit.format.count(d.seats),
      n: d.seats
    }),
    text
  };
}

function unusedRemark(d: DeckAdoption, kit: Kit): Remark | null {
  if (!d.unused_seats || d.seats === null || d.unused_never === null) return null;
  return {
    number: kit.n("unused_seats"),
    small: kit.text("adoption.unused_of", {seats: kit.format.count(d.seats), n: d.seats}),
    text: kit.rich("adoption.unused_split", {
      never: kit.n("unused_seats.never"),
      never_n: d.unused_never,
      lapsed: kit.n("unused_seats.lapsed"),
      lapsed_n: d.unused_lapsed ?? 0,
      partial: kit.n("unused_seats.partial"),
      partial_n: d.unused_partial ?? 0
    })
  };
}

function depth(d: DeckAdoption, kit: Kit): Remark | null {
  if (d.active_days_per_user === null) return null;
  const peers = d.peer_active_days_per_user;
  const before = d.active_days_per_user_before;
  const values = {
    ...(before !== null && {before: kit.n("active_days.before")}),
    ...(peers && {median: kit.n("active_days.peers")})
  };
  const id =
    before === null
      ? peers
        ? "adoption.days.peers"
        : "adoption.days.text"
      : peers
        ? "adoption.days.both"
        : "adoption.days.before";
  return {
    number: kit.n("active_days"),
    small: kit.text("adoption.days.small"),
    text: kit.rich(id, values)
  };
}

function userFindings(d: DeckAdoption, kit: Kit): Finding[] {
  const moved = trend(d);
  if (moved === "unknown" || d.mau_before === 0) return [];
  // Of nobody the unused seats tell more than that nobody is no unusual change.
  if (d.mau === 0 && moved !== "fell") return [];
  const growth = kit.reference("active_users.growth").value ?? 0;
  const values = () => ({
    growth: kit.n("active_users.growth", percentOf(kit)),
    now: kit.n("active_users"),
    n: d.mau ?? 0,
    before: kit.n("active_users.before")
  });
  const tone = moved === "grew" ? "good" : moved === "fell" ? "bad" : "steady";
  return [
    {
      id: "active_users",
      slide: "adoption",
      tone,
      weight: Math.min(1, 0.3 + 2 * Math.abs(growth)),
      number: () => (tone === "steady" ? kit.n("active_users") : kit.n("active_users.growth")),
      small: kit.text("adoption.finding.small"),
      headline: () => kit.rich(`adoption.headline.${moved}`, values()),
      text: () => kit.rich(`adoption.finding.${moved}`, values()),
      ...(tone === "bad" ? {issue: () => usersIssue(d, kit)} : {})
    }
  ];
}

function usersIssue(d: DeckAdoption, kit: Kit): Issue {
  return {
    result: kit.n("active_users.growth"),
    interval: kit.text("adoption.issue.from_to", {
      before: kit.format.count(d.mau_before),
      now: kit.format.count(d.mau)
    }),
    what: kit.text("adoption.issue.users"),
    know: kit.text("adoption.issue.users_know", {days: kit.reference("active_days").text}),
    about: ["adoption"],
    refs: ["active_users", "mau", "users"]
  };
}

function seatFinding(d: DeckAdoption, kit: Kit): Finding[] {
  const {seats, unused_seats: unused} = d;
  if (!seats || unused === null || unused / seats < UNUSED) return [];
  const share = unused / seats;
  const values = () => ({
    unused: kit.n("unused_seats"),
    n: unused,
    seats: kit.n("seats"),
    seats_n: seats,
    never: kit.n("unused_seats.never"),
    lapsed: kit.n("unused_seats.lapsed"),
    lapsed_n: d.unused_lapsed ?? 0
  });
  return [
    {
      id: "unused_seats",
      slide: "adoption",
      tone: "bad",
      weight: Math.min(1, 0.2 + share),
      number: () => kit.n("unused_seats"),
      small: kit.text("adoption.unused_of", {seats: kit.format.count(seats), n: seats}),
      headline: () =>
        kit.rich(share === 1 ? "adoption.headline.unused_all" : "adoption.headline.unused", values()),
      text: () =>
        d.unused_never === null
          ? kit.rich("adoption.finding.unused_plain", {})
          : kit.rich("adoption.finding.unused", values()),
      issue: () => ({
        result: kit.rich("of", {part: kit.n("unused_seats"), whole: kit.n("seats")}),
        interval: kit.text("adoption.issue.share", {share: kit.format.percent(share, 0)}),
        what: kit.text("adoption.issue.unused"),
        know: kit.text(d.unused_never === null ? "issue.unknown" : "adoption.issue.unused_know", {
          never: d.unused_never === null ? "" : kit.format.count(d.unused_never),
          lapsed: kit.format.count(d.unused_lapsed ?? 0),
          lapsed_n: d.unused_lapsed ?? 0,
          never_n: d.unused_never ?? 0
        }),
        about: ["adoption"],
        refs: ["unused_seats", "seats", "seat_utilisation"]
      })
    }
  ];
}

/** Active users and seats over the year; null where usage does not name its users. */
export function adoptionSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const d = data.adoption;
  if (!d || d.mau === null) return leftOut("adoption", data, kit, {table: "usage", id: usersUnknown(data)});
  const missing = d.weeks.filter((w) => w.missing).length;
  const remarks = [utilisation(d, kit), unusedRemark(d, kit), depth(d, kit)].filter((r) => r !== null);
  return {
    id: "adoption",
    kicker: kit.text("adoption.kicker"),
    title: title(d, kit),
    main: chart(d, data, kit),
    span: 8,
    remarks,
    source: sourceLine(data, kit, {
      tables: ["usage", "subscriptions"],
      extra: missing > 0 ? kit.text("source.weeks_missing", {n: missing}) : undefined
    }),
    findings: [...userFindings(d, kit), ...seatFinding(d, kit)]
  };
}
