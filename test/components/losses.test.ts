import {assert, describe, it} from "vitest";
import {LossesBody, LossesMore, LossesSummary, type LossFileState} from "../../src/components/losses/page.js";
import type {LossesData} from "../../src/lib/lossesData.js";
import {lessonName, lessonTemplate} from "../../src/lib/lesson.js";
import {lossesCsv} from "../../src/lib/lossesCsv.js";
import {lossesTitle} from "../../src/lib/lossesText.js";
import {lossesChoices, lossesView, lossKey} from "../../src/lib/lossesView.js";
import {LOSS_FILE, lossesOf, lossRow} from "../support/losses.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(720);
const page = (data: LossesData, choice = {}, file: LossFileState = LOSS_FILE) => {
  const view = lossesView(data, choice);
  const root = document.createElement("div");
  root.append(LossesSummary(view, {document}), LossesBody(view, file, {fit, document}), LossesMore(view, {document})); // prettier-ignore
  return root;
};

function assertSound(body: Element): void {
  assert.notMatch(textOf(body), /NaN|undefined|Infinity|\[object/);
  assert.isNull(body.querySelector("script"));
  const ids = Array.from(body.querySelectorAll("[id]"), (d) => d.id);
  assert.strictEqual(new Set(ids).size, ids.length);
}

describe("the Post-mortems page", () => {
  it("holds with no loss, with one, with hostile names, and where nothing fits or the link is old", () => {
    assertSound(page(lossesOf([])));
    assert.include(textOf(page(lossesOf([]))), "Nobody has left");
    assertSound(page(lossesOf([lossRow(0)])));
    const hostile = HOSTILE_NAMES.map((name, i) =>
      lossRow(i, {
        account_id: name,
        name,
        segment: name,
        csm: name,
        reason: name,
        win_back: {kind: "request", title: name, shipped_on: "2026-09-01"}
      })
    );
    for (const d of hostile)
      assertSound(page(lossesOf(hostile, {stray: [{file: d.name, account_id: d.name}]}), {loss: lossKey(d)}));
    assert.include(textOf(page(lossesOf([lossRow(0)]), {q: "nobody"})), "No loss fits these filters");
    assert.include(textOf(page(lossesOf([lossRow(0)]), {loss: "gone"})), "No loss “gone” in these files");
    assertSound(page(lossesOf([lossRow(0)]), {}, "loading"));
    assert.include(
      textOf(page(lossesOf([lossRow(0)]), {}, {fault: "The file is away."})),
      "The file is away."
    );
  });
  it("says in its title how many had a warning, how early, and that months without a loss had one too", () => {
    const three = lossesOf([lossRow(0), lossRow(1, {plays: [[0, 100]]}), lossRow(2, {plays: []})]);
    assert.strictEqual(
      lossesTitle(lossesView(three)),
      "2 of 3 losses had a warning, the first a median 80 days before; so had 90% of month ends that no loss followed"
    );
    assert.strictEqual(lossesTitle(lossesView(three, {q: "name 2"})), "None of 1 loss had a warning");
    assert.strictEqual(lossesTitle(lossesView(lossesOf([]))), "No account was lost up to 30 Sep 2026");
  });
  it("tells voluntary and involuntary losses apart, and calls a loss of unknown kind neither", () => {
    const dark = lossRow(2, {voluntary: null});
    const data = lossesOf([lossRow(0), lossRow(1, {voluntary: false, plays: []}), dark]);
    const {kinds} = lossesView(data);
    assert.deepStrictEqual(
      kinds.map(({name, time}) => [name, time.warned.numerator, time.warned.denominator]),
      [
        ["All", 2, 3],
        ["Voluntary", 1, 1],
        ["Involuntary", 0, 1],
        ["Not known", 1, 1]
      ]
    );
    const text = textOf(page(data));
    assert.include(text, "1 voluntary · 1 involuntary · 1 not known");
    assert.include(text, "Warned of: 1 of 1 voluntary, 0 of 1 involuntary and 1 of 1 losses of unknown kind");
    assert.include(text, "$100 · voluntary or not: not known");
    assert.include(textOf(page(lossesOf([lossRow(0)]))), "Warned of: 1 of 1 voluntary and 0 of 0 involuntary losses"); // prettier-ignore
  });
  it("shows what the playbook would have said, on which day, and the lesson that was written", () => {
    const body = page(lossesOf([lossRow(0)]));
    assert.match(
      textOf(body.querySelector("#plays tbody")),
      /^At risk ?16 Nov 2025 ?60 days ?Call \(csm, within 3 days\)$/
    );
    assert.include(textOf(body.querySelector("#lessons")), "Call sooner");
    assert.strictEqual(textOf(body.querySelector("#lessons strong")), "sooner");
    assert.include(textOf(body.querySelector("#timeline h2")), "From 9 active users to 2");
  });
  it("names the plays that beat the base rate, and why others cannot be judged", () => {
    const text = textOf(page(lossesOf([lossRow(0)])));
    assert.include(text, "“At risk”: 50% were followed by a loss, against 10% of all month ends");
    assert.include(text, "none is old enough to be judged");
    assert.include(text, "None of 1 signal tells of a loss more often than chance");
  });
  it("narrows by words and by what the losses have more than one of", () => {
    const data = lossesOf([
      lossRow(0),
      lossRow(1, {segment: "Large", quarter: "2026Q3", cause: "unknown", reason: null})
    ]);
    assert.deepStrictEqual(
      lossesChoices(data).map((d) => [d.key, d.options.map((o) => o.label).join()]),
      [
        ["segment", "All 2,Large,Small"],
        ["quarter", "All 2,2026Q3,2026Q2"],
        ["cause", "All 2,Price,Unknown"]
      ]
    );
    const ids = (choice: object) => lossesView(data, choice).losses.map((d) => d.account_id);
    assert.deepStrictEqual(
      [ids({segment: "Large"}), ids({q: "ANA name 0"}), ids({cause: "x"})],
      [["K1"], ["K0"], []]
    );
  });
  it("draws 100 of 1,000 losses at first, and all when asked, the chosen one always", () => {
    const data = lossesOf(Array.from({length: 1000}, (_, i) => lossRow(i)));
    const body = page(data, {loss: "K150 2026-07-15"});
    assert.strictEqual(body.querySelectorAll("#losses li").length, 151);
    assert.isNotNull(body.querySelector('#losses [aria-current="true"]'));
    click(body.querySelector("#losses > .qd-card-body > button"));
    assert.strictEqual(body.querySelectorAll("#losses li").length, 1000);
  });
  it("gives a file of the list, and a lesson to fill in whose name is safe on any disk", () => {
    const one = lossRow(0, {account_id: "../../x", name: "=1+1"});
    assert.include(lossesCsv(lossesView(lossesOf([one]))), "'=1+1");
    assert.strictEqual(lessonName(one), "-x-2026-01-15.md");
    const text = lessonTemplate(one, lossesOf([one]));
    assert.include(text, 'account: "../../x"');
    assert.include(text, "- 2025-11-16: At risk (60 days before)");
  });
});
