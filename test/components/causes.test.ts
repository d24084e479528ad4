import {assert, describe, it} from "vitest";
import type {StripScale} from "../../src/components/axisStrip.js";
import {OddsStrip, oddsStripScale} from "../../src/components/causes/oddsStrip.js";
import {CausesBody} from "../../src/components/causes/page.js";
import type {CausesData} from "../../src/lib/causesData.js";
import type {CausesChoice} from "../../src/lib/causesView.js";
import {causesView} from "../../src/lib/causesView.js";
import {causesOf, leaverOf, telling} from "../support/causes.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(444);
const body = (data: CausesData, choice: CausesChoice = {}) =>
  CausesBody(causesView(data, choice), {fit, document});
const sound = (node: Element) => {
  assert.notMatch(textOf(node), /NaN|undefined|Infinity|\[object/);
  assert.notMatch(node.outerHTML, /="[^"]*NaN/);
  assert.isNull(node.querySelector("script"));
  const ids = Array.from(node.querySelectorAll("[id]"), (d) => d.id);
  assert.strictEqual(new Set(ids).size, ids.length);
};

describe("CausesBody(view)", () => {
  it("marks a reliable signal with a square, others with a ring, and links leavers to their account", () => {
    const mixed = [...telling(), ...telling().slice(0, 4)].map((d, i) => ({
      ...d,
      own: `${d.own[0]}${i % 2}`,
      controls: [`${d.controls[0]![0]}${(i + 1) % 2}`]
    }));
    const page = body(causesOf(mixed));
    sound(page);
    const strips = [...page.querySelectorAll(".qd-odds-table tbody svg.qd-axis-strip")];
    assert.deepStrictEqual(
      strips.map((d) => [d.querySelectorAll("svg rect").length, d.querySelectorAll("svg circle").length]),
      [
        [1, 0],
        [0, 1]
      ]
    );
    assert.match(
      strips[0]!.getAttribute("aria-label") ?? "",
      /Quiet customer: odds ratio 4\.0 .*, reliable$/
    );
    const dots = page.querySelector(".qd-causes-dots")!;
    assert.strictEqual(dots.querySelector("a")?.getAttribute("href"), "./account.html?account=K0");
    assert.strictEqual(dots.querySelectorAll("tbody tr").length, 8);
    click(dots.querySelector("button.qd-link"));
    assert.strictEqual(dots.querySelectorAll("tbody tr").length, 20);
    assert.match(textOf(page), /associated with leaving, not shown to cause it/);
    assert.match(textOf(page), /shares overlap and are never added/);
  });
  it("hatches those who gave no cause and draws them last, with a table of the same numbers", () => {
    const page = body(
      causesOf([
        leaverOf(1, "--", "", {cause: "unknown"}),
        leaverOf(2, "--", "", {cause: "unknown"}),
        leaverOf(3, "--", "")
      ])
    );
    const bars = [...page.querySelectorAll(".qd-chart-svg > rect")].map((d) => d.getAttribute("fill"));
    assert.deepStrictEqual(bars, ["var(--qd-accent)", "url(#qd-causes-hatch)"]);
    click([...page.querySelectorAll("button")].find((d) => textOf(d) === "Table"));
    assert.match(textOf(page.querySelector(".qd-card")), /Unknown2 \/ 366\.7%/);
  });
  it("is whole without leavers, without sets and with hostile names", () => {
    const none = body(causesOf([]));
    sound(none);
    assert.match(textOf(none), /No account of this choice has left\./);
    const late = body(causesOf([leaverOf(1, "10", "", {left_out: "late"})]));
    sound(late);
    assert.match(textOf(late), /No leaver can be compared with accounts that stayed\. 1 left too lately/);
    const hostile = telling().map((d, i) => {
      const name = HOSTILE_NAMES[i % HOSTILE_NAMES.length]!;
      return {...d, name, account_id: name, segment: name, channel: name, seller: name, reason: name};
    });
    sound(body(causesOf(hostile), {by: "seller"}));
  });
  it("lists what was not tested with the table to configure", () => {
    const data = causesOf(telling());
    data.signals[1] = {...data.signals[1]!, reason: "the table `subscriptions` is not configured"};
    assert.match(textOf(body(data)), /Add to quarterdeck\.yaml to test more: subscriptions/);
  });
});

describe("OddsStrip(odds)", () => {
  const at = {scale: oddsStripScale([]), reliable: true, label: "x", document};
  it("places 1 at two fifths of a scale from a quarter to eight", () => {
    const strip = OddsStrip({odds_ratio: 1, low: 0.25, high: 8, bound: null}, at);
    assert.strictEqual(strip.querySelector("svg")?.getAttribute("x"), "40.8%"); // 4 % margin + 92 % x 2/5
    const [line] = [...strip.querySelectorAll("line[stroke-width]")];
    assert.deepStrictEqual([line?.getAttribute("x1"), line?.getAttribute("x2")], ["4%", "96%"]);
  });
  it("draws a bound to the end of the scale, without a mark", () => {
    const strip = OddsStrip(
      {odds_ratio: null, low: null, high: null, bound: {side: "at least", value: 2}},
      at
    );
    assert.isNull(strip.querySelector("svg"));
    const [line] = [...strip.querySelectorAll("line[stroke-width]")];
    assert.deepStrictEqual([line?.getAttribute("x1"), line?.getAttribute("x2")], ["59.2%", "96%"]);
  });
  it("has a scale that holds every interval, within 64 either way", () => {
    const ends = ({ticks}: StripScale) => [ticks[0], ticks.at(-1)];
    assert.deepStrictEqual(ends(oddsStripScale([])), [2 ** -2, 2 ** 3]);
    assert.deepStrictEqual(ends(oddsStripScale([{low: 0.1, high: 30}])), [2 ** -4, 2 ** 5]);
    assert.deepStrictEqual(ends(oddsStripScale([{low: 1e-9, high: 1e9}])), [2 ** -6, 2 ** 6]);
  });
});
