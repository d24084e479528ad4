import {sum} from "d3";
import {roomFor, wrapText} from "../../components/deck/fitText.js";
import {shareWidth} from "../../components/deck/shareWidth.js";
import {WeekBars} from "../../components/deck/weekBars.js";
import type {Child} from "../../components/dom.js";
import {addDays} from "../../metrics/days.js";
import type {DeckWeek} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {countTrend} from "../change.js";
import type {Kit, Slide} from "../types.js";

/** How large the name can be set: class, size, and the lines that there is room for. */
const SIZES = [
  {name: null, size: 64, lines: 1},
  {name: "long", size: 44, lines: 2},
  {name: "longest", size: 28, lines: 4}
] as const;

function heading(name: string, kit: Kit): Element {
  const fits = ({size, lines}: (typeof SIZES)[number]) =>
    wrapText(name, {width: 1184, size, weight: 600}).length <= lines;
  const {name: size} = SIZES.find(fits) ?? SIZES[2];
  const text =
    size === "longest" ? kit.fit(name, {slide: "title", width: 1184, size: 28, weight: 600, lines: 4}) : name;
  return kit.h("h1", {class: size}, kit.h("bdi", null, text));
}

/** How the active users have moved; null where there are none. */
function moved({adoption: d, vendor, period}: CustomerDeck, kit: Kit): Child[] | null {
  const month = kit.dates.longMonth(addDays(period.first_day, -1));
  if (d?.mau == null || d.mau === 0) return null;
  const values = {
    now: kit.n("active_users"),
    n: d.mau,
    vendor: kit.fit(vendor.name, {slide: "title", width: 300, size: 20}),
    month,
    change: kit.n("active_users.change", kit.format.count(Math.abs(d.mau - (d.mau_before ?? d.mau))))
  };
  const found = countTrend(d.mau, d.mau_history);
  // The sentence says how many more or fewer, which is so whether or not it is unusual.
  const way = d.mau > (d.mau_before ?? 0) ? "grew" : "fell";
  return kit.rich(`cover.lead.${found === "swayed" ? way : found}`, values);
}

function lead(data: CustomerDeck, kit: Kit, shown: ReadonlySet<string>): Child[] {
  const first = moved(data, kit);
  const yes = (id: string) => (shown.has(id) ? "yes" : "no");
  return [
    first && [first, kit.h("br")],
    kit.text("cover.promise", {not_well: yes("not-well"), next: yes("next")})
  ];
}

/** Weekly active users, or days of use where usage does not name its users. */
function weekValue(weeks: readonly DeckWeek[]): (week: DeckWeek) => number | null {
  const users = weeks.some((w) => w.wau !== null);
  return (w) => (w.missing ? null : users ? w.wau : w.active_days);
}

function year(data: CustomerDeck, kit: Kit): Child {
  const {adoption: d, period} = data;
  const weeks = d?.weeks ?? [];
  if (weeks.length < 4) return null;
  const value = weekValue(weeks);
  const users = weeks.some((w) => w.wau !== null);
  if (weeks.every((w) => !value(w))) return null;
  const missing = weeks.filter((w) => w.missing).length;
  const none = weeks.filter((w) => value(w) === 0).length;
  const start = kit.dates.monthYear(weeks[0]!.week_end);
  const caption = kit.text(users ? "cover.year" : "cover.year_days", {start, missing, none});
  const bars = weeks.map((w) => ({
    day: w.week_end,
    value: value(w),
    focus: w.week_end >= period.first_day
  }));
  const series = kit.messages.definition(users ? "wau" : "active_days").label;
  const {h} = kit;
  const finding = moved(data, kit);
  const found = finding ? kit.text("list.semicolon") + (h("p", null, finding).textContent ?? "") : "";
  return h(
    "div",
    {class: "year"},
    WeekBars(bars, {document: kit.canvas("time"), name: `${caption}${found}`, series}),
    h(
      "div",
      {class: "under"},
      h("p", null, caption),
      h("p", null, h("b", null, kit.dates.span(period.first_day, period.last_day)))
    )
  );
}

function mark({vendor}: CustomerDeck, kit: Kit): Element {
  const {h} = kit;
  if (vendor.logo) return h("p", {class: "mark"}, h("img", {src: vendor.logo, alt: vendor.name}));
  const name = kit.fit(vendor.name, {slide: "title", width: 760, size: 18, weight: 600});
  return h(
    "p",
    {class: "mark"},
    vendor.mark && h("img", {class: "sign", src: vendor.mark, alt: ""}),
    h("bdi", null, name)
  );
}

/** What the names in the footer have together. */
const NAMES = {width: 700, size: 12};

/** Who meets: each name by itself, so that names of both directions keep their order; a role goes before a name does. */
function namesLine({account: {csm, people}}: CustomerDeck, kit: Kit): Child[] {
  const theirs = people.slice(0, 2).map((d) => d.name);
  const needs = (names: readonly string[]) => names.map((d) => roomFor(d, NAMES));
  const whole = [...(csm === null ? [] : [kit.text("cover.csm", {csm})]), ...theirs];
  const has_room = sum(needs(whole)) <= NAMES.width;
  const names = has_room || csm === null ? whole : [csm, ...theirs];
  const shares = shareWidth(needs(names), NAMES.width);
  return names.flatMap((name, i) => [
    i > 0 ? " \u00b7 " : null,
    kit.h("bdi", null, kit.fit(name, {...NAMES, slide: "title", width: shares[i]!}))
  ]);
}

/**
 * The cover: whose review of which quarter, two sentences, and the account's own year.
 *
 * @param shown ids of the slides that follow: it promises no others
 */
export function coverSlide(data: CustomerDeck, kit: Kit, shown: ReadonlySet<string>): Slide {
  const {h} = kit;
  const {account, period} = data;
  const main = h(
    "div",
    {class: "front"},
    mark(data, kit),
    h("p", {class: "edition"}, kit.text("cover.edition")),
    h(
      "div",
      {class: "name"},
      h("p", {class: "occasion"}, kit.text("cover.occasion", {quarter: kit.quarter(period.quarter)})),
      heading(account.name, kit),
      h("p", {class: "lead"}, ...lead(data, kit, shown))
    ),
    year(data, kit)
  );
  return {
    id: "title",
    kicker: null,
    title: [account.name],
    main,
    span: 12,
    remarks: [],
    source: namesLine(data, kit),
    findings: []
  };
}
