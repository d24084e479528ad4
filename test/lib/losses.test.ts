import {assert, describe, it} from "vitest";
import {lessonName, lessonTemplate} from "../../src/lib/lesson.js";
import {lossesCsv} from "../../src/lib/lossesCsv.js";
import {warnedOn} from "../../src/lib/lossesData.js";
import {daysText, lossesTitle, winBackText} from "../../src/lib/lossesText.js";
import {lossesChoices, lossesView, lossKey} from "../../src/lib/lossesView.js";
import {lossesOf, lossRow} from "../support/losses.js";

describe("lossesView(data, choice)", () => {
  const twice = [lossRow(0, {lost_on: "2026-06-01"}), lossRow(0), lossRow(1, {csm: "Ben"})];
  it("shows the newest loss where none is asked for, and one by its account or by its own day", () => {
    const chosen = (loss: string) => lossesView(lossesOf(twice), {loss}).chosen?.lost_on;
    assert.strictEqual(chosen(""), "2026-06-01");
    assert.strictEqual(chosen("K0"), "2026-06-01");
    assert.strictEqual(chosen("K0 2026-01-15"), "2026-01-15");
    assert.strictEqual(chosen("K9"), undefined);
  });
  it("tells two losses of one account apart by their names", () => {
    assert.strictEqual(new Set(twice.map(lossKey)).size, 3);
  });
  it("keeps the chosen loss where the filters leave it out, so that a link shows what it says", () => {
    const view = lossesView(lossesOf(twice), {csm: "Ben", loss: "K0 2026-01-15"});
    assert.strictEqual(view.chosen?.account_id, "K0");
    assert.deepStrictEqual(
      view.losses.map((d) => d.account_id),
      ["K1"]
    );
    assert.isTrue(view.narrowed);
  });
  it("has as many losses in its parts as in the whole", () => {
    const mixed = lossesOf([...twice, lossRow(2, {voluntary: false}), lossRow(3, {voluntary: null})]);
    const [all, ...parts] = lossesView(mixed).kinds;
    assert.deepStrictEqual([all!.losses, ...parts.map((d) => d.losses)], [5, 3, 1, 1]);
    const total = lossesChoices(mixed).map((d) =>
      d.options.slice(1).reduce((sum, o) => sum + (o.count ?? 0), 0)
    );
    assert.deepStrictEqual(new Set(total), new Set([5]));
  });
  it("finds a name whatever the case and the marks it is typed with", () => {
    const data = lossesOf([lossRow(0, {name: "Yağmurlu Işık"}), lossRow(1)]);
    const found = (q: string) => lossesView(data, {q}).losses.map((d) => d.account_id);
    for (const q of ["YAĞMURLU", "yagmurlu isik", "ISIK"]) assert.deepStrictEqual(found(q), ["K0"]);
  });
  it("offers no filter that has one value only", () => {
    assert.deepStrictEqual(lossesChoices(lossesOf([lossRow(0)])), []);
  });
});

describe("the words of a loss", () => {
  it("count the days back from the day on which it was known", () => {
    assert.strictEqual(warnedOn({known_on: "2026-03-01"}, [0, 1]), "2026-02-28");
    assert.strictEqual(warnedOn({known_on: "2024-03-01"}, [0, 1]), "2024-02-29");
    assert.deepStrictEqual([daysText(1), daysText(94.5), daysText(0.6)], ["1 day", "95 days", "1 day"]);
  });
  it("say of one loss what they say of many, in the singular", () => {
    const title = (more = {}) => lossesTitle(lossesView(lossesOf([lossRow(0, more)]), {q: "name"}));
    assert.match(title(), /^The one loss had a warning, the first a median 60 days before/);
    assert.match(title({plays: []}), /^None of 1 loss had a warning/);
    assert.strictEqual(lossesTitle(lossesView(lossesOf([lossRow(0)]), {q: "zz"})), "No loss fits");
  });
  it("name the request that was shipped, and the day", () => {
    assert.strictEqual(
      winBackText({kind: "request", title: "API", shipped_on: "2026-09-01"}),
      "Its request “API” was shipped on 1 Sep 2026"
    );
  });
  it("stand in a file with a column for each fact", () => {
    const [head, line] = lossesCsv(lossesView(lossesOf([lossRow(0)]))).split("\r\n");
    assert.strictEqual(head!.split(",").length, line!.split(",").length);
    assert.include(line, "At risk (60 days)");
    assert.include(line, "Use is falling (30 days)");
  });
});

describe("lessonTemplate(loss, data)", () => {
  it("gives a front matter that the build reads, for an account whose id is a number as well", () => {
    const text = lessonTemplate(lossRow(0, {account_id: "12", plays: []}), lossesOf([]));
    assert.match(text, /^---\naccount: "12"\nowner: Your name\ndate: 2026-09-30\nstatus: draft\n---\n/);
    assert.include(text, "- Nothing.");
    assert.strictEqual(lessonName({account_id: "Ä/b:c", lost_on: "2026-01-15"}), "Ä-b-c-2026-01-15.md");
  });
});
