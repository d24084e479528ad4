import {assert, describe, it} from "vitest";
import {AccountMonthsCard} from "../../src/components/causes/accountMonthsCard.js";
import {brushShapes} from "../../src/components/causes/brushShapes.js";
import {drawingsOf} from "../../src/components/download/chartFile.js";
import {tableCsv} from "../../src/components/download/tableCsv.js";
import {openMonths} from "../../src/lib/accountMonths.js";
import {monthsOf} from "../support/accountMonths.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../support/page.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(242);

function cardOf(data = monthsOf(24, 6)) {
  const kept: string[] = [];
  const months = openMonths(data);
  const card = AccountMonthsCard(months, {fit, document, onRest: (d) => kept.push(d)});
  const thumbs = [...card.querySelectorAll<HTMLElement>("[role=slider]")];
  const line = () => textOf(card.querySelector(".qd-card-sub"));
  return {card, months, thumbs, line, kept};
}

/** Presses at one place of a histogram, moves, and lets go; each step of its plane is four pixels wide. */
function drag(area: Element, ...places: number[]): void {
  const {MouseEvent} = document.defaultView!;
  const send = (type: string, clientX: number) =>
    area.dispatchEvent(new MouseEvent(type, {clientX, button: 0, bubbles: true}));
  send("pointerdown", places[0]!);
  for (const x of places.slice(1)) send("pointermove", x);
  send("pointerup", places.at(-1)!);
}

describe("AccountMonthsCard(months)", () => {
  it("follows the keyboard: ends move alone or together, Escape clears, the words count", () => {
    const {thumbs, line, kept, months, card} = cardOf();
    assert.deepStrictEqual(thumbs.map((d) => d.getAttribute("aria-label")).slice(0, 3), ["Engagement index, from", "Engagement index, to", "Seats in use, from"]); // prettier-ignore
    assert.match(line(), /^144 account-months of 24 accounts/);
    const [from, to] = thumbs as [HTMLElement, HTMLElement];
    press(to, "Home");
    assert.deepStrictEqual(months.filter.range(0), [0, 1]);
    press(to, "PageUp");
    press(to, "ArrowRight");
    assert.deepStrictEqual(months.filter.range(0), [0, 7], "0 to 14: the first two accounts");
    assert.match(line(), /^12 account-months of 2 accounts; no rate/);
    assert.strictEqual(to.getAttribute("aria-valuetext"), "14");
    assert.strictEqual(from.getAttribute("aria-valuemax"), "6");
    to.dispatchEvent(new document.defaultView!.KeyboardEvent("keydown", {key: "ArrowRight", shiftKey: true}));
    assert.deepStrictEqual(months.filter.range(0), [1, 8]);
    assert.strictEqual(kept.at(-1), "engagement_index:2:16");
    assert.strictEqual(textOf(card.querySelector("[role=status]")), line());
    press(from, "Escape");
    assert.isNull(months.filter.range(0));
    assert.strictEqual(kept.at(-1), "");
    assert.isFalse(press(from, "x"), "other keys are left to the page");
  });
  it("follows the pointer: a new range, moved, resized, and taken away by a click", () => {
    const {card, months} = cardOf();
    const area = card.querySelector(".qd-brush")!;
    const at = (bin: number) => 34 + bin * 4; // 242 - 34 - 8 = 200 for 50 bins
    drag(area, at(10) + 1, at(15), at(20) - 1);
    assert.deepStrictEqual(months.filter.range(0), [10, 20]);
    drag(area, at(15), at(20));
    assert.deepStrictEqual(months.filter.range(0), [15, 25]);
    drag(area, at(25) + 3, at(30), at(12));
    assert.deepStrictEqual(months.filter.range(0), [12, 15], "past the other end it turns over");
    drag(area, at(13) + 2, at(49), at(900));
    assert.deepStrictEqual(months.filter.range(0), [47, 50], "it stays within the chart");
    drag(area, at(5));
    assert.isNull(months.filter.range(0));
  });
  it("redraws the other charts, not the brushed one’s own counts, and clears all at once", () => {
    const {card, thumbs, months} = cardOf();
    const bars = () => [...card.querySelectorAll(".qd-brush-chart")].map((d) => d.querySelectorAll("path")[1]!.getAttribute("d")); // prettier-ignore
    const before = bars();
    press(thumbs[7]!, "PageDown"); // health below 90: whose score is known
    const after = bars();
    assert.notStrictEqual(after[0], before[0]);
    assert.strictEqual(after[1], before[1], "all have half of their seats in use");
    assert.strictEqual(months.filter.counts.rows, 72);
    assert.match(textOf(card.querySelectorAll(".qd-brush-chart")[3]), /Health score ?72 not known/);
    click([...card.querySelectorAll("button")].find((d) => d.textContent === "Clear brushes"));
    assert.deepStrictEqual(bars(), before);
  });
  it("lists the accounts with links, hostile names as text, and follows the brushes", () => {
    const {card, thumbs} = cardOf(monthsOf(6, 3, (i) => HOSTILE_NAMES[i]!));
    const button = card.querySelector<HTMLElement>("[aria-controls=account-months-list]");
    assert.strictEqual(textOf(button), "List the 6 accounts");
    click(button);
    const rows = () => [...card.querySelectorAll("#account-months-list tbody tr")];
    assert.sameMembers(rows().map((d) => textOf(d.querySelector("bdi"))), HOSTILE_NAMES); // prettier-ignore
    assert.isNull(card.querySelector("script"));
    press(thumbs[1]!, "Home");
    assert.strictEqual(rows().length, 1);
    assert.strictEqual(rows()[0]!.querySelector("a")?.getAttribute("href"), "./account.html?account=K0");
    assert.match(textOf(rows()[0]), /yes, it left/);
    assert.strictEqual(textOf(button), "Hide the account");
    assert.notMatch(card.outerHTML, /NaN|undefined|Infinity/);
  });
  it("shows the bars as a table that follows, and hands out drawings and numbers", () => {
    const {card, thumbs} = cardOf();
    press(card, "t");
    const table = card.querySelector(".qd-card-view > div")!;
    const brushed = () => tableCsv(table).split("\r\n").filter((d) => d.startsWith("Months paying")); // prettier-ignore
    assert.strictEqual(brushed()[0], "Months paying,0,1,24,24");
    press(thumbs[1]!, "Home");
    assert.strictEqual(brushed()[0], "Months paying,0,1,24,1");
    assert.strictEqual(textOf(table.querySelectorAll("tbody tr")[0]?.lastElementChild), "6");
    press(card, "t");
    assert.strictEqual(drawingsOf(card.querySelector(".qd-card-view > div")!).length, 4);
  });
  it("says so where no account has paid", () => {
    assert.match(textOf(cardOf(monthsOf(0, 0)).card), /No account-month is known/);
  });
});

describe("brushShapes(plane, counts)", () => {
  it("draws shares of what is known, inside and outside the range", () => {
    const plane = {width: 48, height: 110, left: 4, right: 4, top: 5, bottom: 5, bins: 4};
    const counts = {brushed: Uint32Array.of(1, 0, 3, 0, 9), all: Uint32Array.of(2, 2, 2, 2, 9)};
    const {top, inside, outside, all} = brushShapes(plane, {...counts, range: [2, 4]});
    assert.strictEqual(top, 0.75);
    assert.strictEqual(inside, "M24 105V5H33.2V105Z", "three of four, at the top of the axis");
    assert.strictEqual(outside, "M4 105V71.7H13.2V105Z");
    assert.strictEqual(all, "M4 105V71.7H14V71.7H24V71.7H34V71.7H44V105");
    const none = brushShapes(plane, {brushed: new Uint32Array(5), all: new Uint32Array(5), range: null});
    assert.deepStrictEqual([none.inside, none.outside, none.all], ["", "", ""]);
  });
});
