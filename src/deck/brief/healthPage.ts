import {metricLabel, metricValue} from "../../lib/metricWords.js";
import {ScoreBar} from "../../components/deck/scoreBar.js";
import {ScoreHistory} from "../../components/deck/scoreHistory.js";
import {wrapText} from "../../components/deck/fitText.js";
import type {Child} from "../../components/dom.js";
import type {AccountComponent} from "../../metrics/accountData.js";
import type {BriefData} from "../../metrics/briefData.js";
import {bandLook} from "../../lib/bands.js";
import {scoreText} from "../../lib/scoreText.js";
import {lower} from "../../lib/words.js";
import {addDays} from "../../metrics/days.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {DeckKit} from "../kit.js";
import {sourceLine} from "../source.js";
import type {Slide} from "../types.js";
import {flagsUp} from "./flags.js";
import {isolate} from "../../lib/languages.js";
import {healthRemarks} from "./healthRemarks.js";

/** Rows of the table, the score's own apart. */
const ROWS = 8;
/** What an override and the history take of them. */
const OVERRIDE_ROWS = 1;
const HISTORY_ROWS = 2;

/** The month before that of the last day of data. */
function monthBefore({period}: BriefData, kit: DeckKit): string {
  return kit.dates.month(addDays(`${period.as_of.slice(0, 8)}01`, -1));
}

function noScore({brief}: BriefData, kit: DeckKit): string {
  if (brief.renewal.arr === null) return kit.text("brief.health.none.paying");
  const {coverage, scorecard} = brief.health;
  if (scorecard === null || coverage === null) return kit.text("brief.health.none.card");
  return kit.text("brief.health.none.coverage", {share: kit.format.percent(coverage, 0)});
}

/** The points since the month before, and the part that gave or took most of them. */
function moved(data: BriefData, kit: DeckKit): {clause: string; most: string} {
  const {score, change, parts} = data.brief.health;
  if (score === null || change === null) return {clause: "", most: ""};
  const points = kit.format.decimal(Math.abs(change), 0);
  const way = points === "0" ? "steady" : change > 0 ? "up" : "down";
  const clause = kit.text(`brief.health.moved.${way}`, {points, month: monthBefore(data, kit)});
  if (way === "steady") return {clause, most: ""};
  const sign = way === "up" ? 1 : -1;
  const [most] = parts
    .map((d) => ({component: d.component, by: sign * (d.change ?? 0)}))
    .filter((d) => d.by >= 0.5)
    .sort((a, b) => b.by - a.by);
  if (!most) return {clause, most: ""};
  const values = {part: lower(metricLabel(most.component)), points: kit.format.decimal(most.by, 0)};
  return {clause, most: kit.text(`brief.health.most.${way}`, values)};
}

/** The longest title that two lines hold: what moved the score gives way first, then the names of the flags. */
function title(data: BriefData, kit: DeckKit): Child[] {
  const {score, band, bounds} = data.brief.health;
  const flags = flagsUp(data, kit);
  const head =
    score === null
      ? kit.rich("brief.health.title.none", {reason: noScore(data, kit)})
      : kit.rich("brief.health.title.score", {
          score: scoreText(score, kit.format, bounds),
          band: kit.text(`brief.band.${bandLook(band).band}`)
        });
  const {clause, most} = moved(data, kit);
  const count = {n: flags.length, count: kit.words(flags.length)};
  const named = kit.text("brief.health.flags", {...count, flags: flags.join(", ")});
  const {danger, quiet} = data.brief;
  const known = danger.state !== null && quiet.value !== null;
  const none = kit.text(known ? "brief.health.noflags" : "brief.health.noflags_known");
  const tail = flags.length === 0 ? none : named;
  const tails = [clause + most + tail, clause + tail, clause + kit.text("brief.health.flags_unnamed", count)];
  const plain = wordsOf(head);
  const fits = tails.find((d) => wrapText(plain + d, TITLE).length <= 2);
  return [...head, fits ?? clause];
}

const wordsOf = (parts: readonly Child[]) =>
  parts.map((d) => (typeof d === "string" ? d : ((d as Element | null)?.textContent ?? ""))).join("");

/** How a title is set, a little narrower than its room. */
const TITLE = {width: 1060, size: 30, weight: 600};

function row(part: AccountComponent, full: number, kit: DeckKit): Row {
  const {format, h} = kit;
  const label = kit.fit(metricLabel(part.component), {
    slide: "brief-health",
    width: 225,
    size: 15,
    weight: 500
  });
  const none = kit.text("brief.parts.no_data");
  if (part.contribution === null || part.max_contribution === null)
    return {cells: [label, none, "", "", "", ""]};
  const values = {given: format.decimal(part.contribution), most: format.decimal(part.max_contribution)};
  const name = kit.text("brief.parts.bar", {part: label, ...values});
  const {contribution: given, max_contribution: most} = part;
  return {
    cells: [
      label,
      kit.fit(metricValue(part.component, part.value, format), {slide: "brief-health", width: 92, size: 15}),
      format.decimal(part.points, 0),
      ScoreBar({given, most, full}, {document: kit.document, width: 116, name}),
      kit.text("brief.parts.of", values),
      part.change === null ? "" : h("b", null, format.signed(part.change, 1))
    ]
  };
}

function partsTable(data: BriefData, kit: DeckKit): Element {
  const {health} = data.brief;
  const {format, h} = kit;
  const room = ROWS - (health.override ? OVERRIDE_ROWS : 0) - (hasHistory(health) ? HISTORY_ROWS : 0);
  const shown = health.parts.slice(0, health.parts.length > room ? room - 1 : room);
  const rest = health.parts.length - shown.length;
  const full = Math.max(1, ...health.parts.map((d) => d.max_contribution ?? 0));
  const heads = [
    {head: kit.text("brief.parts.part")},
    {head: kit.text("brief.parts.value"), width: 112, number: true},
    {head: kit.text("brief.parts.points"), width: 84, number: true},
    {head: kit.text("brief.parts.gives"), width: 136},
    {head: "", width: 122, number: true},
    {head: kit.text("brief.parts.change"), width: 84, number: true}
  ];
  const total: Row = {
    total: true,
    cells: [
      kit.text("brief.parts.score"),
      "",
      "",
      "",
      health.score === null ? kit.text("brief.parts.no_data") : format.decimal(health.score),
      health.change === null ? "" : format.signed(health.change, 1)
    ]
  };
  const rows = [...shown.map((d) => row(d, full, kit)), total];
  const month = monthBefore(data, kit);
  const card = kit.fit(health.scorecard ?? "", {slide: "brief-health", width: 240, size: 13});
  return exhibit(
    kit,
    {
      title: kit.text("brief.parts"),
      unit:
        health.scorecard && health.parts.length > 0
          ? kit.text("brief.parts.unit", {card: isolate(card), month})
          : kit.text("brief.parts.unit_none", {card: card || "none"})
    },
    health.parts.length > 0
      ? deckTable(kit, heads, rows, "parts")
      : h("p", {class: "say"}, kit.text("brief.parts.none")),
    rest > 0 && h("p", {class: "cs"}, kit.text("brief.parts.more", {n: rest})),
    override(data, kit),
    history(data, kit)
  );
}

function override({brief}: BriefData, kit: DeckKit): Child {
  const {override: own} = brief.health;
  if (!own) return null;
  const fit = (text: string, width: number, lines: number) =>
    kit.fit(text, {slide: "brief-health", width, size: 15, lines});
  const parts = kit.rich("brief.override", {
    score: own.score === null ? (own.band ?? "") : kit.format.decimal(own.score, 0),
    by: kit.h("bdi", null, fit(own.by, 180, 1)),
    until: kit.format.day(own.until),
    reason: kit.h("bdi", null, fit(own.reason, 740, 2))
  });
  return kit.h("p", {class: "aside"}, ...parts);
}

/** Whether there is a line to draw: months without any score are none. */
function hasHistory({history}: BriefData["brief"]["health"]): boolean {
  return history.length > 1 && history.some((d) => d.score !== null);
}

function history(data: BriefData, kit: DeckKit): Child {
  const {history: months, bounds} = data.brief.health;
  if (!hasHistory(data.brief.health)) return null;
  const title = kit.text("brief.history", {n: months.length});
  const svg = ScoreHistory(
    months.map(({point_date, score, band}, i) => ({
      label: kit.dates.tick(point_date, months[i - 1]?.point_date ?? point_date),
      score,
      band
    })),
    {
      document: kit.document,
      width: 781,
      height: 92,
      name: title,
      write: (d) => scoreText(d, kit.format, bounds)
    }
  );
  return kit.h("div", {class: "history"}, kit.h("p", {class: "ct"}, title), svg);
}

function lineSource({brief}: BriefData, kit: DeckKit): string {
  const {accounts, event_accounts, value} = brief.danger.line;
  if (value === null) return kit.text("source.interval");
  const values = {accounts: kit.format.count(accounts), left: kit.format.count(event_accounts)};
  return kit.text("brief.danger.source", values);
}

/** Health with its parts and what moved it, beside the renewal and the flags. */
export function healthPage(data: BriefData, kit: DeckKit): Slide {
  return {
    id: "brief-health",
    kicker: kit.text("brief.health.kicker", {day: kit.format.day(data.period.as_of)}),
    title: title(data, kit),
    main: partsTable(data, kit),
    span: 8,
    remarks: healthRemarks(data, kit),
    source: sourceLine(data, kit, {
      tables: ["usage", "tickets", "surveys", "touches"],
      extra: lineSource(data, kit)
    }),
    findings: []
  };
}
