import {assert, describe, it, onTestFinished} from "vitest";
import {voiceComments} from "../../src/client/voiceComments.js";
import {drawIn} from "../../src/components/dom.js";
import type {VoiceComment} from "../../src/lib/voiceData.js";
import {voiceView} from "../../src/lib/voiceView.js";
import {overviewOf} from "../support/overview.js";
import {textOf} from "../support/page.js";
import {columnsOf, voiceOf} from "../support/voice.js";
import {openPage} from "./window.js";

const SAID: VoiceComment[] = [
  {i: 0, kind: "nps", score: 3, day: "2026-05-03", comment: "The map is slow"},
  {i: 1, kind: "nps", score: 10, day: "2026-05-02", comment: "The map is fine"},
  {i: 1, kind: "csat", score: 2, day: "2026-05-01", comment: "Slow answers"}
];
const ACCOUNTS = ["Anvil", "Bellows"].map((name) => ({account_id: name, name, mrr: [1, 1]}));

/** The comments on a page whose address is given, and ways to type and to read. */
function opened(address = "/site/voice.html") {
  const {document, location, Event} = openPage("", address);
  drawIn(document);
  onTestFinished(() => drawIn(undefined));
  const data = voiceOf(2, {
    written: [{kind: "nps", comments: SAID.length}],
    comments: columnsOf(SAID, ["i", "kind", "score", "day", "comment"])
  });
  const root = voiceComments(voiceView(data, overviewOf(ACCOUNTS), {}));
  document.body.append(root);
  const field = (name: string) => root.querySelector<HTMLInputElement>(`[aria-label="${name}"]`)!;
  return {
    field,
    location,
    document,
    set(name: string, value: string) {
      field(name).value = value;
      field(name).dispatchEvent(new Event("input", {bubbles: true}));
    },
    days: () => Array.from(root.querySelectorAll("tbody tr td:nth-child(2)"), textOf),
    title: () => textOf(root.querySelector("h2"))
  };
}

describe("voiceComments(view)", () => {
  it("finds as the reader types, keeps the search in the address and the focus in its field", () => {
    const page = opened();
    assert.strictEqual(page.title(), "3 comments, the newest first");
    page.field("Search comments").focus();
    page.set("Search comments", "slow");
    assert.deepStrictEqual(page.days(), ["3 May 2026", "1 May 2026"]);
    assert.strictEqual(page.title(), "2 of 3 comments fit");
    assert.strictEqual(page.location.search, "?q=slow");
    assert.strictEqual(page.document.activeElement, page.field("Search comments"));
  });
  it("opens with the search of its address", () => {
    const page = opened("/site/voice.html?kind=nps&tone=low");
    assert.deepStrictEqual(page.days(), ["3 May 2026"]);
    assert.deepStrictEqual([page.field("Survey").value, page.field("Score").value], ["nps", "low"]);
  });
  it("says what to do where nothing fits", () => {
    const page = opened();
    page.set("Search comments", "nothing like it");
    assert.include(textOf(page.document.querySelector("#comments")), "Take words out of the search");
    page.set("Search comments", "");
    assert.lengthOf(page.days(), 3);
    assert.strictEqual(page.location.search, "");
  });
});
