import {type FeatureBar, FeatureChart} from "../../components/deck/featureChart.js";
import type {Child} from "../../components/dom.js";
import type {DeckFeature, DeckFeatures} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {exhibit} from "../exhibit.js";
import {leftOut, usersUnknown} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Finding, Kit, Remark, Slide, SlideLimits} from "../types.js";
import {capital} from "../../lib/words.js";

const ROWS = 8;
const UNTRIED = 3;
/** Peers rely on a feature when at half of them this share of the active users or more uses it. */
const RELIED = 0.15;

/** What peers use and the account does not, what most of them rely on first. */
function untried({rows}: DeckFeatures): DeckFeature[] {
  return rows
    .filter((r) => (r.reach ?? 0) === 0 && r.peers !== null && r.peers.median >= RELIED)
    .sort((a, b) => b.peers!.median - a.peers!.median);
}

/** The most used features and, among them, up to three that only peers use. */
function shown(d: DeckFeatures, most = ROWS): DeckFeature[] {
  const missing = untried(d).slice(0, Math.min(UNTRIED, most - 1));
  const used = d.rows.filter((r) => (r.reach ?? 0) > 0).slice(0, most - missing.length);
  return [...used, ...missing];
}

/** A feature's name as people say it: *dock_scheduler* is "Dock scheduler". */
function spoken(feature: string): string {
  const plain = /^[\w.-]+$/u.test(feature) ? feature.replace(/[_.-]+/gu, " ").trim() : feature;
  return capital(plain);
}

function name(feature: string, kit: Kit, width = 330): string {
  return kit.fit(spoken(feature), {slide: "features", width, size: 14});
}

function title(d: DeckFeatures, kit: Kit): Child[] {
  const used = {used: kit.n("features_used"), available: kit.n("features_available"), n: d.available ?? 0};
  const [next] = untried(d);
  if (next) return kit.rich("features.title.untried", {...used, feature: name(next.feature, kit, 300)});
  const peers = d.peer_breadth;
  if (!peers || d.breadth === null) return kit.rich("features.title.alone", used);
  const values = {...used, peers: kit.n("breadth.peers"), breadth: kit.n("breadth")};
  return kit.rich(
    d.breadth > peers.high
      ? "features.title.above"
      : d.breadth < peers.low
        ? "features.title.below"
        : "features.title.within",
    values
  );
}

function chart(d: DeckFeatures, kit: Kit, most: number | undefined): Element {
  const bars: FeatureBar[] = shown(d, most).map((r) => ({
    feature: name(r.feature, kit),
    reach: r.reach ?? 0,
    value: (r.reach ?? 0) > 0 ? kit.format.percent(r.reach, 0) : kit.text("features.not_used"),
    peers: r.peers
  }));
  const peers = bars.some((b) => b.peers !== null);
  const median = kit.text("features.chart.peers");
  const svg = FeatureChart(bars, {
    document: kit.canvas("value"),
    name: kit.text("features.chart.name", {used: d.used, available: d.available}),
    peers: peers ? kit.text("features.chart.peers") : null,
    percent: (value) => kit.format.percent(value, 0),
    series: [
      kit.text("features.chart.title"),
      median,
      `${median} ${kit.format.percent(0.25, 0)}`,
      `${median} ${kit.format.percent(0.75, 0)}`
    ]
  });
  return exhibit(
    kit,
    {
      title: kit.text("features.chart.title"),
      unit: kit.text(peers ? "features.chart.unit_peers" : "features.chart.unit", {
        more: Math.max(0, (d.used ?? 0) - bars.filter((b) => b.reach > 0).length)
      })
    },
    svg
  );
}

function breadthRemark(d: DeckFeatures, kit: Kit): Remark {
  const peers = d.peer_breadth;
  const small = kit.text("features.of", {
    used: kit.format.count(d.used),
    available: kit.format.count(d.available),
    n: d.available ?? 0
  });
  const text = peers
    ? kit.rich("features.breadth.peers", {
        median: kit.n("breadth.peers"),
        low: kit.format.percent(peers.low, 0),
        high: kit.format.percent(peers.high, 0)
      })
    : kit.rich("features.breadth.alone", {});
  return {number: kit.n("breadth"), small, text};
}

function changeRemark(d: DeckFeatures, kit: Kit): Remark | null {
  if (d.used === null || d.used_before === null || d.used === d.used_before) return null;
  const change = d.used - d.used_before;
  const values = {before: kit.n("features_used.before"), now: kit.n("features_used")};
  return {
    number: kit.format.signed(change),
    small: kit.text("features.change.small", {n: Math.abs(change)}),
    text: kit.rich(change > 0 ? "features.change.more" : "features.change.fewer", values)
  };
}

function untriedRemark(d: DeckFeatures, kit: Kit): Remark | null {
  const [next] = untried(d);
  if (!next?.peers) return null;
  return {
    number: kit.format.percent(next.peers.median, 0),
    small: kit.text("features.untried.small"),
    text: kit.rich("features.untried.text", {feature: name(next.feature, kit, 300)})
  };
}

function topRemark(d: DeckFeatures, kit: Kit): Remark | null {
  const top = d.rows[0];
  if (!top?.reach) return null;
  return {
    number: kit.format.percent(top.reach, 0),
    small: kit.text("features.top.small"),
    text: kit.rich("features.top.text", {feature: name(top.feature, kit, 300)})
  };
}

function findings(d: DeckFeatures, kit: Kit): Finding[] {
  const peers = d.peer_breadth;
  if (d.breadth === null || !peers) return [];
  const tone = d.breadth > peers.high ? "good" : d.breadth < peers.low ? "bad" : "steady";
  const values = () => ({
    used: kit.n("features_used"),
    available: kit.n("features_available"),
    breadth: kit.n("breadth"),
    peers: kit.n("breadth.peers"),
    low: kit.format.percent(peers.low, 0),
    high: kit.format.percent(peers.high, 0)
  });
  const [next] = untried(d);
  return [
    {
      id: "breadth",
      slide: "features",
      tone,
      weight: tone === "steady" ? 0.15 : 0.3 + Math.min(0.5, Math.abs(d.breadth - peers.median)),
      number: () => kit.n("breadth"),
      small: kit.text("features.finding.small"),
      headline: () => kit.rich("features.headline", values()),
      text: () => kit.rich(`features.finding.${tone}`, values()),
      ...(tone === "bad" && {
        issue: () => ({
          result: kit.rich("of", {part: kit.n("features_used"), whole: kit.n("features_available")}),
          interval: kit.text("features.issue.interval", {
            median: kit.format.percent(peers.median, 0)
          }),
          what: kit.text("features.issue.what"),
          know: next
            ? kit.text("features.issue.know", {
                feature: kit.fit(spoken(next.feature), {slide: "not-well", width: 260, size: 16})
              })
            : kit.text("issue.unknown"),
          about: ["adoption"],
          refs: ["breadth", "features", ...(next ? [next.feature] : [])]
        })
      })
    }
  ];
}

/** Breadth of use beside peers; null where no feature use is known. */
export function featuresSlide(data: CustomerDeck, kit: Kit, limits?: SlideLimits): Slide | null {
  const d = data.features;
  if (!d || d.used === null || shown(d).length < 2 || d.rows.every((r) => r.reach === null)) {
    const id = data.adoption?.mau == null ? usersUnknown(data) : "missing.features";
    return leftOut("features", data, kit, {table: "usage", id});
  }
  const peers = d.rows.some((r) => r.peers !== null);
  if (!peers) kit.check({kind: "missing", slide: "features"}, "missing.peers");
  const remarks = [
    breadthRemark(d, kit),
    untriedRemark(d, kit),
    changeRemark(d, kit) ?? topRemark(d, kit)
  ].filter((r) => r !== null);
  return {
    id: "features",
    kicker: kit.text("features.kicker"),
    title: title(d, kit),
    main: chart(d, kit, limits?.rows ?? undefined),
    span: 8,
    remarks,
    source: sourceLine(data, kit, {tables: ["usage"], extra: peers ? kit.text("source.peers") : undefined}),
    findings: findings(d, kit)
  };
}
