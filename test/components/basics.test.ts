import {assert, describe, it} from "vitest";
import {Card} from "../../src/components/card.js";
import {ChartCard} from "../../src/components/chartCard.js";
import {dom, drawIn, withValue} from "../../src/components/dom.js";
import {BandShape, HealthPill} from "../../src/components/healthPill.js";
import {Icon} from "../../src/components/icon.js";
import {IntervalStrip, ShareStrip} from "../../src/components/intervalStrip.js";
import {KpiStrip} from "../../src/components/kpiStrip.js";
import {PageHeader} from "../../src/components/pageHeader.js";
import {Segmented} from "../../src/components/segmented.js";
import {Sparkline} from "../../src/components/sparkline.js";
import {EmptyState, ErrorState, LoadingState} from "../../src/components/states.js";
import {ICONS} from "../../src/lib/icons.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../support/page.js";

const document = emptyPage();

describe("dom(document)", () => {
  it("writes text as text, whatever it holds", () => {
    const {h} = dom(document);
    for (const name of HOSTILE_NAMES) {
      const node = h("p", {title: name}, name);
      assert.strictEqual(node.textContent, name);
      assert.strictEqual(node.children.length, 0);
      assert.strictEqual(node.getAttribute("title"), name);
    }
  });
  it("leaves out null, undefined and false, and keeps a zero", () => {
    const {h} = dom(document);
    const node = h("p", {a: null, b: undefined, c: false, d: true, e: 0}, null, undefined, false, [0, ["x"]]);
    assert.strictEqual(node.outerHTML, '<p d="" e="0">0x</p>');
  });
  it("makes SVG in SVG's own namespace", () => {
    assert.strictEqual(dom(document).s("circle").namespaceURI, "http://www.w3.org/2000/svg");
  });
  it("throws where there is no document, unless one was named for all", () => {
    assert.throws(() => dom(), /^no document to draw in: pass one as an option$/);
    drawIn(document);
    assert.strictEqual(dom().document, document);
    drawIn(undefined);
    assert.throws(() => dom(), TypeError);
  });
  it("withValue(element, get, set) reads and writes the value through the functions", () => {
    let value = "a";
    const node = withValue(
      dom(document).h("div"),
      () => value,
      (next) => (value = next)
    );
    node.value = "b";
    assert.strictEqual(node.value, "b");
  });
});

describe("Card({title, subtitle, body, method, links})", () => {
  it("is a section with its title as heading, and a foot only for a method or links", () => {
    const bare = Card({title: "T", body: "B"}, {document});
    assert.strictEqual(bare.tagName, "SECTION");
    assert.strictEqual(textOf(bare), "TB");
    assert.strictEqual(bare.querySelector("footer"), null);
    const full = Card(
      {title: "T", subtitle: "S", body: "B", method: "M", links: [{label: "L", href: "#x"}]},
      {span: 5, id: "here", document}
    );
    assert.strictEqual(full.id, "here");
    assert.include(full.className, "qd-span-5");
    assert.strictEqual(full.querySelector("footer a")?.getAttribute("href"), "#x");
    assert.strictEqual(textOf(full.querySelector("footer span")), "M");
  });
});

describe("ChartCard({chart, table})", () => {
  const make = () => {
    const {h} = dom(document);
    let tables = 0;
    const table = () => {
      ++tables;
      return h("table");
    };
    const card = ChartCard({title: "T", chart: h("figure"), table}, {document});
    return {card, tables: () => tables};
  };
  it("turns into a table and back by its button, and makes the table once", () => {
    const {card, tables} = make();
    assert.strictEqual(tables(), 0);
    const button = card.querySelector("button");
    click(button);
    assert.isNotNull(card.querySelector("table"));
    assert.isNull(card.querySelector("figure"));
    assert.strictEqual(button?.getAttribute("aria-pressed"), "true");
    assert.strictEqual(textOf(button), "Chart");
    click(button);
    assert.isNotNull(card.querySelector("figure"));
    assert.strictEqual(button?.getAttribute("aria-pressed"), "false");
    click(button);
    assert.strictEqual(tables(), 1);
  });
  it("turns by the key t, and by no other", () => {
    const {card} = make();
    assert.isTrue(press(card, "t"));
    assert.isNotNull(card.querySelector("table"));
    assert.isFalse(press(card, "x"));
  });
  it("leaves the t of a text field to the field", () => {
    const {card} = make();
    const input = document.createElement("input");
    card.append(input);
    assert.isFalse(press(input, "t"));
    assert.isNull(card.querySelector("table"));
  });
});

describe("HealthPill({band, score, change, override})", () => {
  const text = (data: Parameters<typeof HealthPill>[0]) => textOf(HealthPill(data, {document}));
  it("says score and word, with the change beside it", () => {
    assert.strictEqual(text({band: "at risk", score: 34.4, change: -9}), "34At risk\u22129");
    assert.strictEqual(text({band: "healthy", score: 78, change: 0}), "78Healthy\u00b10");
    assert.strictEqual(text({band: "watch", score: 0}), "0Watch");
  });
  it("gives no score where there is not enough data, and reads an unknown band so", () => {
    assert.strictEqual(text({band: "not enough data", score: 50}), "Not enough data");
    assert.strictEqual(text({band: null}), "Not enough data");
    assert.strictEqual(text({band: "purple", score: 1}), "Not enough data");
  });
  it("shows an override beside the computed score, never instead of it", () => {
    const override = {score: 62, by: "M. Reyes", until: "2026-12-12"};
    assert.strictEqual(
      text({band: "at risk", score: 48, override}),
      "62(model 48)At riskM. Reyes until 12 Dec"
    );
    assert.strictEqual(
      text({band: "at risk", score: 48, override: {...override, score: null, band: "healthy"}}),
      "48At riskM. Reyes: Healthy until 12 Dec"
    );
  });
});

describe("BandShape(band)", () => {
  it("tells the bands apart by shape as well as by colour", () => {
    const shapes = ["at risk", "watch", "healthy", "not enough data"].map((d) => {
      const mark = BandShape(d, {document}).firstElementChild;
      return `${mark?.tagName} ${mark?.getAttribute("d") ?? ""} ${mark?.getAttribute("stroke-dasharray") ?? ""}`;
    });
    assert.strictEqual(new Set(shapes).size, 4);
  });
});

describe("Icon(name)", () => {
  it("is decoration: hidden from screen readers, drawn in the current colour", () => {
    for (const name of Object.keys(ICONS) as (keyof typeof ICONS)[]) {
      const icon = Icon(name, {document});
      assert.strictEqual(icon.getAttribute("aria-hidden"), "true");
      assert.strictEqual(icon.querySelector("path")?.getAttribute("d"), ICONS[name]);
    }
  });
});

describe("IntervalStrip(data)", () => {
  it("places low, high, now, before and target on one scale", () => {
    const strip = IntervalStrip({low: 2, high: 8, now: 5, before: 4, target: 3, domain: [0, 10]}, {document});
    assert.deepStrictEqual(
      [strip.querySelector("rect")?.getAttribute("x"), strip.querySelector("rect")?.getAttribute("width")],
      ["20%", "60%"]
    );
    assert.deepStrictEqual(
      Array.from(strip.querySelectorAll("circle"), (d) => d.getAttribute("cx")),
      ["40%", "50%"]
    );
    assert.strictEqual(strip.querySelector(".qd-target")?.getAttribute("x1"), "30%");
  });
  it("draws no bar without an interval, and nothing but the scale without a value", () => {
    assert.isNull(IntervalStrip({low: null, high: null, now: 1}, {document}).querySelector("rect"));
    assert.strictEqual(IntervalStrip({low: null, high: null, now: null}, {document}).children.length, 1);
  });
  it("keeps what lies outside its scale at the edge", () => {
    const strip = IntervalStrip({low: -5, high: 15, now: 20, domain: [0, 10]}, {document});
    assert.strictEqual(strip.querySelector("circle")?.getAttribute("cx"), "100%");
    assert.strictEqual(strip.querySelector("rect")?.getAttribute("width"), "100%");
  });
  it("ShareStrip(share) clips a share to its bar", () => {
    const width = (share: number) => ShareStrip(share, {document}).lastElementChild?.getAttribute("width");
    assert.deepStrictEqual([width(-1), width(0.096), width(7)], ["0%", "9.6%", "100%"]);
  });
});

describe("KpiStrip(tiles)", () => {
  const mark = {metric: "nrr", window: "2026Q3", segment: "all", value: 0.98675};
  it("carries metric, window, segment and the number before rounding", () => {
    const value = KpiStrip([{label: "NRR", mark, value: "98.7%"}], {document}).querySelector(".qd-kpi-value");
    assert.deepStrictEqual({...(value as HTMLElement).dataset}, {...mark, value: "0.98675"});
  });
  it("gives the reason in place of everything else where there is no value", () => {
    const tile = {
      label: "NRR",
      mark: {...mark, value: null},
      value: "n/a",
      reason: "no account",
      notes: ["0 / 0"]
    };
    const strip = KpiStrip([{...tile, strip: {low: 0, high: 1, now: 0}}], {document});
    assert.strictEqual(textOf(strip), "NRRn/ano account");
    assert.isNull(strip.querySelector("svg"));
    assert.strictEqual(strip.querySelector<HTMLElement>("[data-metric]")?.dataset.value, "");
  });
  it("says the direction of a change in words too", () => {
    const change = {
      direction: "down",
      amount: "1.5 pt",
      words: "vs 2026Q2, within noise",
      tone: "flat"
    } as const;
    const strip = KpiStrip([{label: "NRR", mark, value: "98.7%", change}], {document});
    assert.strictEqual(strip.querySelector(".qd-change svg")?.getAttribute("aria-label"), "down");
    assert.strictEqual(textOf(strip.querySelector(".qd-kpi-change")), "1.5 pt vs 2026Q2, within noise");
  });
  it("marks no metric where the number has no definition", () => {
    const strip = KpiStrip([{label: "Due", mark: {value: 5}, value: "5"}], {document});
    assert.isNull(strip.querySelector("[data-metric]"));
    assert.strictEqual(textOf(strip), "Due5");
  });
});

describe("PageHeader({path, title})", () => {
  it("has the one h1 of the page, and the path with its links", () => {
    const header = PageHeader({path: [{label: "Accounts", href: "./a"}, "X"], title: "T"}, {document});
    assert.strictEqual(header.querySelectorAll("h1").length, 1);
    assert.strictEqual(textOf(header.querySelector(".qd-eyebrow")), "Accounts/X");
    assert.isNull(header.querySelector(".qd-actions"));
  });
});

describe("Segmented(choices)", () => {
  const choices = [
    {value: "a", label: "A"},
    {value: "b", label: "B"}
  ];
  it("has the value asked for, or else the first", () => {
    assert.strictEqual(Segmented(choices, {value: "b", label: "Pick", document}).value, "b");
    assert.strictEqual(Segmented(choices, {value: "z", label: "Pick", document}).value, "a");
  });
  it("is a named radio group that sends one input event a choice", () => {
    const control = Segmented(choices, {label: "Pick", document});
    document.body.append(control); // events of inputs are sent only in a page
    let sent = 0;
    control.addEventListener("input", () => ++sent);
    click(control.querySelectorAll("input")[1]);
    assert.deepStrictEqual([control.value, sent, control.getAttribute("aria-label")], ["b", 1, "Pick"]);
  });
});

describe("Sparkline(values)", () => {
  it("breaks the line where data are missing and marks the last point", () => {
    const line = Sparkline([1, 2, null, 3, 4], {label: "Users", document});
    assert.strictEqual(line.querySelector("path")?.getAttribute("d")?.match(/M/g)?.length, 2);
    assert.strictEqual(line.querySelectorAll("circle").length, 1);
    assert.strictEqual(line.getAttribute("aria-label"), "Users");
  });
  it("marks no end where the last week is missing, and stands without any data", () => {
    assert.isNull(Sparkline([1, null], {document}).querySelector("circle"));
    assert.isNull(Sparkline([], {document}).querySelector("path"));
    assert.notMatch(Sparkline([0, 0], {document}).outerHTML, /NaN|Infinity/);
  });
});

describe("the states", () => {
  it("EmptyState(text) sets what stands between back-ticks as code", () => {
    const state = EmptyState("The table `surveys` is not configured.", {document});
    assert.strictEqual(textOf(state.querySelector("code")), "surveys");
    assert.strictEqual(textOf(state), "The table surveys is not configured.");
  });
  it("ErrorState(text) is an alert", () => {
    assert.strictEqual(ErrorState("No column `x`.", {document}).getAttribute("role"), "alert");
  });
  it("LoadingState() keeps the height and has words for those who wait", () => {
    const state = LoadingState({height: 240, document});
    assert.strictEqual(state.style.height, "240px");
    assert.strictEqual(textOf(state), "Starting the query engine");
    assert.strictEqual(state.getAttribute("role"), "status");
  });
});
