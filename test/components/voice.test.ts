import {assert, describe, it} from "vitest";
import {CommentsCard} from "../../src/components/voice/commentsCard.js";
import {VoiceBody} from "../../src/components/voice/page.js";
import {voiceView} from "../../src/lib/voiceView.js";
import {overviewOf} from "../support/overview.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";
import {assertSound} from "../support/sound.js";
import {columnsOf, voiceOf} from "../support/voice.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(444);
const DATA = overviewOf(
  HOSTILE_NAMES.map((name, i) => ({
    account_id: `K${i}`,
    name,
    segment: i % 2 ? name : "Small",
    csm: name,
    mrr: [100, 100, 100]
  }))
);

describe("VoiceBody(view) and CommentsCard(view, found)", () => {
  const name = HOSTILE_NAMES[0]!;
  const said = HOSTILE_NAMES.map((comment, i) => ({i, kind: "nps", score: i, day: "2026-05-01", comment}));
  const full = voiceOf(HOSTILE_NAMES.length, {
    topics: [name, "Slow map", "Crash"],
    tickets: HOSTILE_NAMES.flatMap((_, i) =>
      [3, 4, 6, 7, 9, 10, 11].map((m) => [i, m, i % 3, 1 + (m % 3)] as const)
    ),
    windows: [1, 2].map(() =>
      HOSTILE_NAMES.map(() => ({nps_n: 4, promoters: 2, detractors: 1, csat_tickets_n: 3}))
    ),
    detractors: said.map(({i, comment}) => ({i, score: 2, answered_on: "2026-05-01", days: 3, comment})),
    written: [{kind: "nps", comments: said.length}],
    comments: columnsOf(said, ["i", "kind", "score", "day", "comment"]),
    articles: [{topic: name, published_on: "2026-06-05", url: "https://help.example/a"}]
  });
  const empty = {...voiceOf(0, {topics: []}), given: [], topics: {...voiceOf(0).topics, months: []}};
  const page = (data = full, choice = {}, of = DATA) => {
    const view = voiceView(data, of, choice);
    const body = VoiceBody(view, {fit, document});
    body.append(CommentsCard(view, view.comments ?? [], {document}));
    return body;
  };
  it.each([{}, {by: "csm"}, {quarter: "2026Q1", segment: "Small"}, {segment: "Nobody"}])(
    "holds under %j",
    (choice) => {
      const body = page(full, choice);
      assertSound(body);
      for (const button of body.querySelectorAll<HTMLElement>(".qd-card-links button[aria-pressed]"))
        click(button);
      assertSound(body);
    }
  );
  it("names the table that is missing and the next step", () => {
    const body = page(empty, {}, overviewOf([]));
    assertSound(body);
    for (const table of ["surveys", "tickets"])
      assert.include(
        textOf(body),
        `The table ${table} is not configured. Add it to sources in quarterdeck.yaml.`
      );
  });
  it("says why no words are shown where they are not published", () => {
    const body = page({
      ...full,
      comments: null,
      detractors: full.detractors.map((d) => ({...d, comment: null}))
    });
    assertSound(body);
    assert.include(textOf(body.querySelector("#comments")), "publish.comments is false");
    assert.notInclude(textOf(body.querySelector("#detractors")), "Comment");
  });
});
