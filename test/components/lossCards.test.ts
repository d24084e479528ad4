import {assert, describe, it} from "vitest";
import {PlaysCard, SignalsCard} from "../../src/components/losses/judgedCards.js";
import {LessonsCard} from "../../src/components/losses/lessonsCard.js";
import {LossFactsCard, LossPlaysCard, LossSignalsCard} from "../../src/components/losses/lossCards.js";
import {LossTimelineCard} from "../../src/components/losses/lossTimeline.js";
import {WinBackCard} from "../../src/components/losses/winBackCard.js";
import {lossesView} from "../../src/lib/lossesView.js";
import {click, emptyPage, textOf} from "../support/page.js";
import {LOSS_FILE, lossesOf, lossRow} from "../support/losses.js";

const document = emptyPage();
const options = {fit: (draw: (width: number) => Element) => draw(720), document};
const DATA = lossesOf([lossRow(0)]);
const rows = (card: Element) => Array.from(card.querySelectorAll("tbody tr"), (d) => textOf(d));

describe("LossFactsCard(loss, data)", () => {
  const facts = (more = {}) => LossFactsCard(lossRow(0, more), DATA, {document});
  const values = (card: Element) =>
    Object.fromEntries(
      Array.from(card.querySelectorAll("dl > div"), (d) => [
        textOf(d.querySelector("dt")),
        textOf(d.querySelector("dd"))
      ])
    );
  it("says in its title who was lost, when, what was said and how early the first play fired", () => {
    assert.strictEqual(
      textOf(facts().querySelector("h2")),
      "Name 0 was lost on 15 Jan 2026: stated cause: price, first warned of 60 days before"
    );
    assert.strictEqual(
      textOf(facts({plays: [], cause: "unknown"}).querySelector("h2")),
      "Name 0 was lost on 15 Jan 2026: no cause stated, no play had warned of it"
    );
  });
  it("tells notice from the first day without payment", () => {
    assert.strictEqual(values(facts())["Known on"], "15 Jan 2026");
    const noticed = values(facts({known_on: "2026-01-01"}));
    assert.strictEqual(noticed["Notice on"], "1 Jan 2026");
    assert.isUndefined(noticed["Known on"]);
  });
  it("sets what was stated against what was observed, and says why where it cannot", () => {
    assert.strictEqual(values(facts())["Stated matches observed"], "Yes");
    assert.strictEqual(
      values(facts({observed: null}))["Stated matches observed"],
      "Judged for an account's first loss only"
    );
  });
  it("says whether the account left of its own will, and that it is not known where it is not", () => {
    const kind = (voluntary: boolean | null) => values(facts({voluntary})).Kind;
    assert.deepStrictEqual([kind(true), kind(false), kind(null)], ["Voluntary", "Involuntary", "Not known"]);
    assert.strictEqual(values(facts({voluntary: null})).Stated, "Price");
  });
  it("names what has changed since, where something has", () => {
    assert.isUndefined(values(facts())["What has changed"]);
    const topic = {kind: "topic" as const, name: "Login", tickets: 1, others_then: 4};
    assert.strictEqual(
      values(facts({win_back: topic}))["What has changed"],
      "“Login”, its top topic with 1 ticket: no other account wrote of it for 90 days, after 4 tickets of others in the 90 days before the loss"
    );
  });
  it("leads to the account", () => {
    const [link] = facts().querySelectorAll("footer a");
    assert.strictEqual(link?.getAttribute("href"), "./account.html?account=K0");
  });
});

describe("LossTimelineCard(loss, {data, file})", () => {
  const card = (loss = lossRow(0), file = LOSS_FILE) => LossTimelineCard(loss, {data: DATA, file}, options);
  const lanes = (node: Element) => Array.from(node.querySelectorAll("svg text.qd-note"), textOf);
  it("puts plays, payments and renewals on lanes of their own above the account's", () => {
    const names = lanes(card());
    assert.includeMembers(names, ["Plays", "Paid", "Renewals", "$100 a month"]);
    assert.isBelow(names.indexOf("Plays"), names.indexOf("Renewals"));
  });
  it("gives the same events as a table, in order of time", () => {
    const node = card();
    click(node.querySelector(".qd-card-links button"));
    assert.deepStrictEqual(rows(node), [
      "16 Nov 2025PlaysAt risk",
      "1 Dec 2025Paid$100 a month",
      "10 Jan 2026RenewalsRenewal due"
    ]);
  });
  it("shades the days in which a warning counts", () => {
    assert.include(lanes(card()), "180 days before");
  });
  it("does not begin with the days before an account could have had users", () => {
    const young = card(lossRow(0, {start_date: "2025-10-10"}));
    assert.strictEqual(textOf(young.querySelector("h2")), "From 8 active users to 2 in its last month");
    const newer = card(lossRow(0, {start_date: "2025-12-20"}));
    assert.strictEqual(textOf(newer.querySelector("h2")), "Its last year, week by week");
  });
  it("says so where no week is on record", () => {
    assert.include(textOf(card(lossRow(0), {...LOSS_FILE, weeks: undefined})), "No week of its last year is on record"); // prettier-ignore
    assert.isNull(card(lossRow(0, {lost_on: "2020-01-01"})).querySelector("svg.qd-timeline"));
  });
});

describe("LossPlaysCard and LossSignalsCard", () => {
  it("say how often the playbook would have spoken, and what each play asks for", () => {
    const both = lossRow(0, {plays: [[1, 100], [0, 10]]}); // prettier-ignore
    const card = LossPlaysCard(both, DATA, {document});
    assert.strictEqual(
      textOf(card.querySelector("h2")),
      "The playbook would have spoken for 2 reasons, first 100 days before"
    );
    assert.strictEqual(rows(card).length, 2);
    assert.match(rows(card)[0]!, /^Quiet ?7 Oct 2025 ?100 days/);
  });
  it("say that nothing fired, and whether an older warning still stood", () => {
    const silent = (stood: boolean) =>
      textOf(LossPlaysCard(lossRow(0, {plays: [], stood}), DATA, {document}));
    assert.include(silent(false), "The playbook would have said nothing");
    assert.notInclude(silent(false), "still stood");
    assert.include(silent(true), "one that had fired earlier still stood");
  });
  it("count the signals of the stated cause", () => {
    const title = (more = {}) =>
      textOf(LossSignalsCard(lossRow(0, more), DATA, {document}).querySelector("h2"));
    assert.strictEqual(title(), "1 signal began to show in the 180 days before, none of the stated cause");
    assert.strictEqual(
      title({cause: "low_engagement"}),
      "1 signal began to show in the 180 days before, 1 of the stated cause"
    );
    assert.strictEqual(title({signals: []}), "No signal began to show in the 180 days before");
    assert.strictEqual(title({cause: "unknown"}), "1 signal began to show in the 180 days before");
  });
});

describe("PlaysCard and SignalsCard", () => {
  it("put the warnings first whose firings were followed by a loss most often, unknown ones last", () => {
    const [first, last] = rows(PlaysCard(lossesView(DATA), {document}));
    assert.match(first!, /^At risk ?40 \/ 80 ?60 days ?40 \/ 80 ?50% ?40$/);
    assert.match(last!, /^Quiet ?0 \/ 5 ?n\/a/);
  });
  it("make bold only what beats the base rate beyond noise", () => {
    const bold = (card: Element) => card.querySelectorAll("tbody th b").length;
    assert.deepStrictEqual(
      [bold(PlaysCard(lossesView(DATA), {document})), bold(SignalsCard(lossesView(DATA), {document}))],
      [1, 0]
    );
  });
  it("say from when a play is judged whose line was drawn from past losses", () => {
    assert.include(textOf(PlaysCard(lossesView(DATA), {document})), "Quiet from 31 Jan 2026");
  });
});

describe("WinBackCard(view)", () => {
  it("lists those that may come back, the most lost ARR first, with what it comes to", () => {
    const back = (i: number, mrr_lost: number) =>
      lossRow(i, {mrr_lost, win_back: {kind: "request", title: "API", shipped_on: "2026-09-01"}});
    const card = WinBackCard(lossesView(lossesOf([back(0, 100), lossRow(1), back(2, 1000)])), {document});
    assert.match(
      textOf(card.querySelector("h2")),
      /^2 lost accounts may come back: .*\(\$13\.2 k of ARR\)$/u
    );
    assert.deepStrictEqual(
      rows(card).map((d) => d.slice(0, 6)),
      ["Name 2", "Name 0"]
    );
    assert.strictEqual(
      card.querySelector("tbody a")?.getAttribute("href"),
      "./postmortems.html?loss=K2+2026-03-15"
    );
  });
  it("says that nothing has changed where nothing has", () => {
    const card = WinBackCard(lossesView(DATA), {document});
    assert.include(textOf(card), "Nothing that a lost account missed has changed since");
    assert.isNull(card.querySelector("table"));
  });
});

describe("LessonsCard(loss, {data, file})", () => {
  it("offers a lesson to fill in beside those that are written", () => {
    const card = LessonsCard(lossRow(0), {data: DATA, file: LOSS_FILE}, {document});
    assert.strictEqual(textOf(card.querySelector("h2")), "1 lesson written");
    assert.include(textOf(card.querySelector("article")), "Ana · 1 Feb 2026 · agreed · lessons/a.md");
    assert.include(card.querySelector("textarea")?.value, "status: draft");
    assert.include(textOf(card.querySelector("details")), "lessons/K0-2026-01-15.md");
  });
  it("writes a link of a lesson as a link, and no more than it is", () => {
    const body = [{tag: "a" as const, href: "https://example.org/a", children: ["<b>notes</b>"]}];
    const file = {...LOSS_FILE, lessons: [{...LOSS_FILE.lessons[0]!, body}]};
    const card = LessonsCard(lossRow(0), {data: DATA, file}, {document});
    const link = card.querySelector("article a");
    assert.strictEqual(link?.getAttribute("href"), "https://example.org/a");
    assert.strictEqual(textOf(link), "<b>notes</b>");
  });
});
