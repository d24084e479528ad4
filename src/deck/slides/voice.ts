import {NpsChart, type NpsPoint} from "../../components/deck/npsChart.js";
import {ScoreBars} from "../../components/deck/scoreBars.js";
import type {Child} from "../../components/dom.js";
import type {DeckVoice} from "../../metrics/deckData.js";
import type {Metric} from "../../metrics/metric.js";
import {nps} from "../../metrics/nps.js";
import type {CustomerDeck} from "../audience.js";
import {sampleTrend} from "../change.js";
import {exhibit} from "../exhibit.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Finding, Kit, Remark, Slide, SlideLimits} from "../types.js";

const COMMENTS = 3;
/** Under this many answers there is no score (metrics.md). */
const ENOUGH = 5;

function range({low, high}: Metric, kit: Kit, write: (value: number) => string): string {
  return low == null || high == null ? "" : kit.text("range", {low: write(low), high: write(high)});
}

const whole = (kit: Kit) => (value: number) => kit.format.decimal(value, 0);
const share = (kit: Kit) => (value: number) => kit.format.percent(value, 0);

function title(d: DeckVoice, kit: Kit): Child[] {
  if (d.nps.value !== null) {
    const moved = sampleTrend(d.nps, d.nps_before);
    const values = {
      nps: kit.n("nps"),
      before: kit.n("nps.before"),
      change: kit.n("nps.change", whole(kit)(Math.abs(kit.reference("nps.change").value ?? 0))),
      answers: kit.n("nps.answers"),
      n: d.nps.n ?? 0,
      range: range(d.nps, kit, whole(kit))
    };
    return kit.rich(`voice.title.${moved}`, values);
  }
  const answers = d.scores.length;
  if (answers > 0)
    return kit.rich("voice.title.few", {
      answers: kit.n("nps.answers", kit.format.count(answers)),
      n: answers
    });
  const [csat, id] =
    d.csat_tickets.value !== null ? [d.csat_tickets, "csat_tickets"] : [d.csat_surveys, "csat_surveys"];
  return kit.rich(id === "csat_tickets" ? "voice.title.csat_tickets" : "voice.title.csat_surveys", {
    csat: kit.n(id),
    n: csat.n ?? 0,
    answers: kit.format.count(csat.n ?? 0)
  });
}

function quartersChart(d: DeckVoice, kit: Kit, height: number): Element {
  const last = d.quarters.at(-1)!.quarter;
  const points: NpsPoint[] = d.quarters.map((q) => {
    const score = nps(q);
    return {
      quarter: kit.quarter(q.quarter),
      score: score.value,
      low: score.low ?? null,
      high: score.high ?? null,
      value: score.value === null ? null : kit.format.decimal(score.value, 0),
      answers: kit.text("voice.answers", {n: q.n, answers: kit.format.count(q.n)}),
      focus: q.quarter === last
    };
  });
  const nps_label = kit.messages.definition("nps").label;
  const svg = NpsChart(points, {
    document: kit.canvas("time"),
    height,
    name: kit.text("voice.chart.name", {nps: kit.format.decimal(d.nps.value, 0)}),
    write: whole(kit),
    series: [nps_label, ...[0.025, 0.975].map((p) => `${nps_label} ${kit.format.percent(p, 1)}`)] as [
      string,
      string,
      string
    ]
  });
  return exhibit(kit, {title: kit.text("voice.chart.title"), unit: kit.text("voice.chart.unit")}, svg);
}

function scoresChart(d: DeckVoice, kit: Kit, height: number): Element {
  const counts = Array.from(
    {length: 11},
    (_, score) => d.scores.filter((s) => Math.round(s) === score).length
  );
  const svg = ScoreBars(counts, {
    document: kit.canvas("value"),
    height,
    name: kit.text("voice.scores.name", {n: d.scores.length}),
    groups: [kit.text("voice.detractors"), kit.text("voice.passives"), kit.text("voice.promoters")],
    count: (value) => kit.format.count(value),
    series: kit.text("voice.scores.title")
  });
  return exhibit(
    kit,
    {
      title: kit.text("voice.scores.title"),
      unit: kit.text("voice.scores.unit", {n: d.scores.length, answers: kit.format.count(d.scores.length)})
    },
    svg
  );
}

/** Comments of different words: what several people wrote alike is shown once. */
function apart(all: DeckVoice["comments"]): DeckVoice["comments"] {
  const plain = (text: string) => text.replace(/\s+/gu, " ").trim().toLowerCase();
  return all.filter((d, i) => all.findIndex((e) => plain(e.comment) === plain(d.comment)) === i);
}

function comments(d: DeckVoice, kit: Kit, lines: number): Child {
  const said = apart(d.comments).slice(0, COMMENTS);
  if (said.length === 0) return null;
  const {h} = kit;
  const one = ({score, comment}: DeckVoice["comments"][number]) =>
    h(
      "div",
      {class: "said"},
      h("p", null, h("b", null, score === null ? "" : kit.format.decimal(score, 0))),
      h("p", null, h("bdi", null, kit.fit(comment, {slide: "voice", width: 620, size: 15, lines})))
    );
  return exhibit(
    kit,
    {title: kit.text("voice.comments.title"), unit: kit.text("voice.comments.unit")},
    ...said.map(one)
  );
}

function main(d: DeckVoice, kit: Kit): Element {
  const scored = d.quarters.filter((q) => q.n >= ENOUGH).length;
  const has_comments = d.comments.length > 0;
  const height = has_comments ? 236 : 400;
  const chart =
    scored >= 2 && d.nps.value !== null
      ? quartersChart(d, kit, height)
      : d.scores.length > 0
        ? scoresChart(d, kit, height)
        : null;
  return kit.h("div", null, chart, comments(d, kit, chart ? (apart(d.comments).length > 1 ? 1 : 2) : 3));
}

function csatRemark(d: DeckVoice, kit: Kit): Remark[] {
  const of = (id: "csat_tickets" | "csat_surveys"): Remark[] => {
    const metric = d[id];
    if (metric.value === null || (metric.n ?? 0) < ENOUGH) return [];
    const small = kit.text("voice.csat.small", {
      good: kit.format.count(metric.numerator),
      n: metric.n ?? 0,
      all: kit.format.count(metric.n)
    });
    return [
      {number: kit.n(id), small, text: kit.rich(`voice.${id}`, {range: range(metric, kit, share(kit))})}
    ];
  };
  return [...of("csat_tickets"), ...of("csat_surveys")];
}

function responseRemark(d: DeckVoice, kit: Kit): Remark[] {
  const metric = d.response_rate;
  if (metric.value === null) return [];
  const small = kit.text("voice.response.small", {
    answered: kit.format.count(metric.numerator),
    sent: kit.format.count(metric.denominator),
    n: metric.denominator ?? 0
  });
  return [{number: kit.n("response_rate"), small, text: kit.rich("voice.response", {})}];
}

function npsRemark(d: DeckVoice, kit: Kit): Remark[] {
  if (d.nps.value === null) return [];
  const now = d.quarters.at(-1);
  const passive = now ? now.n - now.promoters - now.detractors : 0;
  const values = {
    promoters: kit.format.count(now?.promoters),
    passives: kit.format.count(passive),
    detractors: kit.format.count(now?.detractors),
    detractors_n: now?.detractors ?? 0,
    promoters_n: now?.promoters ?? 0
  };
  return [
    {
      number: kit.n("nps"),
      small: kit.text("voice.nps.small", {
        range: range(d.nps, kit, whole(kit)),
        answers: kit.format.count(d.nps.n),
        n: d.nps.n ?? 0
      }),
      text: kit.rich("voice.nps", values)
    }
  ];
}

function findings(d: DeckVoice, kit: Kit): Finding[] {
  if (d.nps.value === null) return [];
  const moved = sampleTrend(d.nps, d.nps_before);
  const level = (d.nps.low ?? 0) > 0 ? "good" : (d.nps.high ?? 0) < 0 ? "bad" : "steady";
  const tone = moved === "grew" ? "good" : moved === "fell" ? "bad" : level;
  const score_range = range(d.nps, kit, whole(kit));
  const values = () => ({
    nps: kit.n("nps"),
    before: kit.n("nps.before"),
    answers: kit.n("nps.answers"),
    n: d.nps.n ?? 0,
    range: score_range
  });
  return [
    {
      id: "nps",
      slide: "voice",
      tone,
      weight: moved === "grew" || moved === "fell" ? 0.7 : tone === "steady" ? 0.2 : 0.4,
      number: () => kit.n("nps"),
      small: kit.text("voice.finding.small", {answers: kit.format.count(d.nps.n), n: d.nps.n ?? 0}),
      headline: () =>
        kit.rich(
          moved === "grew" || moved === "fell" ? `voice.headline.${moved}` : "voice.headline.now",
          values()
        ),
      text: () => kit.rich(moved === "unknown" ? "voice.finding.now" : `voice.finding.${moved}`, values()),
      ...(tone === "bad" && {
        issue: () => ({
          result: kit.n("nps"),
          interval: kit.text("voice.issue.interval", {
            range: score_range,
            answers: kit.format.count(d.nps.n),
            n: d.nps.n ?? 0
          }),
          estimated: true,
          what: kit.text("voice.issue.what"),
          know:
            d.nps_before.value === null
              ? kit.text("issue.unknown")
              : kit.text("voice.issue.know", {before: kit.reference("nps.before").text}),
          about: ["issue", "other"],
          refs: ["nps", "voice", "survey"]
        })
      })
    }
  ];
}

/** What users answered: NPS, CSAT, response rate, comments; null when nobody was asked or answered. */
export function voiceSlide(data: CustomerDeck, kit: Kit, limits?: SlideLimits): Slide | null {
  const d = data.voice && {
    ...data.voice,
    comments: data.voice.comments.slice(0, limits?.comments ?? undefined)
  };
  if (!d || (d.scores.length === 0 && d.csat_tickets.value === null && d.csat_surveys.value === null))
    return leftOut("voice", data, kit, {table: "surveys", id: "missing.answers"});
  const rated = Math.max(d.csat_tickets.n ?? 0, d.csat_surveys.n ?? 0);
  if (d.scores.length === 0 && rated < ENOUGH) {
    kit.check({kind: "left out", slide: "voice"}, "missing.ratings", {n: rated});
    return null;
  }
  if (d.nps.value === null) kit.check({kind: "missing", slide: "voice"}, "missing.nps", {n: d.nps.n ?? 0});
  const has_main = d.scores.length > 0 || d.comments.length > 0;
  const remarks = [...npsRemark(d, kit), ...csatRemark(d, kit), ...responseRemark(d, kit)].slice(0, 3);
  return {
    id: "voice",
    kicker: kit.text("voice.kicker"),
    title: title(d, kit),
    main: has_main ? main(d, kit) : csatTable(d, kit),
    span: 7,
    remarks,
    source: sourceLine(data, kit, {tables: ["surveys", "tickets"], extra: kit.text("source.interval")}),
    findings: findings(d, kit)
  };
}

/** Where only ratings are known: the good ones of all, in a bar for each source. */
function csatTable(d: DeckVoice, kit: Kit): Element {
  const counts = [d.csat_tickets, d.csat_surveys].filter((m) => m.value !== null);
  const lines = counts.map((m) =>
    kit.h(
      "div",
      {class: "said"},
      kit.h("p", null, kit.h("b", null, kit.format.percent(m.value, 0))),
      kit.h(
        "p",
        null,
        kit.text("voice.csat.line", {
          good: kit.format.count(m.numerator),
          n: m.n ?? 0,
          all: kit.format.count(m.n),
          range: range(m, kit, share(kit))
        })
      )
    )
  );
  return exhibit(kit, {title: kit.text("voice.csat.title"), unit: kit.text("voice.csat.unit")}, ...lines);
}
