import {describe, expect, it} from "vitest";
import {DraftCard} from "../../../src/components/playbook/draft.js";
import {ListRow, type ListLook} from "../../../src/components/playbook/listRow.js";
import {PlayPanel, type PlayVerdict} from "../../../src/components/playbook/panel.js";
import {PrintList} from "../../../src/components/playbook/printList.js";
import {SavesCard} from "../../../src/components/playbook/saves.js";
import {AllPlays, ChangesBody} from "../../../src/components/playbook/tables.js";
import {playCounts} from "../../../src/lib/playChanges.js";
import {chosenItems, type PlayItem, playItems} from "../../../src/lib/playItems.js";
import {playLines} from "../../../src/lib/playLines.js";
import {emptyPlaybook} from "../../../src/lib/playbookWords.js";
import {saveLines} from "../../../src/lib/saveText.js";
import {shareMetric} from "../../../src/metrics/wilson.js";
import type {PlaybookRow} from "../../../src/metrics/plays/playbookData.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../../support/page.js";
import {playbookOf, playOf} from "../../support/playbook.js";

const document = emptyPage();
const ALL = {csm: "", segment: "", play: "", state: "open"} as const;

function shown(rows: Partial<PlaybookRow>[], capacity = {}) {
  const data = playbookOf(rows, {
    accounts: {A: {renewal_date: "2026-12-01", seats: 40, mau: 12, contacts: []}}
  });
  const look: ListLook = {...data, document};
  const items = playItems(data);
  return {data, look, items, lines: playLines(chosenItems(items, ALL), capacity)};
}

const HOSTILE = HOSTILE_NAMES.map((name, i) => ({account_id: `K${i}`, name, segment: name, csm: name}));

describe("ListRow(line, index, look)", () => {
  it("says the account, what fired and its numbers, what to do by when, ARR and renewal", () => {
    const {lines, look} = shown([{}]);
    const row = ListRow(lines[0]!, 0, look);
    const said = [...row.cells].map((d) => (d.textContent ?? "").replaceAll("\u00a0", " "));
    expect(said).toEqual([
      "1AnvilSmall",
      "Few of the seats are in usenewactive rate 20.0% (was 24.0%)",
      "Offer a training",
      "3 OctCSM",
      "$1,200renews 1 Dec, 62 d",
      "Ana"
    ]);
    expect(row.querySelector("th a")?.getAttribute("href")).toBe("./account.html?account=A");
  });

  it("names the account of each row to who does not see that rows stand together", () => {
    const {lines, look} = shown([{}, {fired_on: "2026-08-31"}]);
    const row = ListRow(lines[1]!, 1, look);
    expect(row.querySelector("th .qd-hidden")?.textContent).toBe("Anvil");
    expect(row.querySelectorAll("th a")).toHaveLength(0);
  });

  it("says in words where a CSM's week is full", () => {
    const {lines, look} = shown([{}, {account_id: "B", name: "B"}], {default: 1});
    expect(ListRow(lines[0]!, 0, look).querySelector(".qd-play-full")?.textContent).toBe(
      "Ana can begin 1 play a week: the rest of theirs waits"
    );
    expect(ListRow(lines[1]!, 1, look).className).toContain("qd-play--beyond");
  });

  it("takes a name for text, whatever is in it", () => {
    const {lines, look, items, data} = shown(HOSTILE);
    const rows = [
      ...lines.map((d, i) => ListRow(d, i, look)),
      PrintList(lines, look),
      ChangesBody(items, {...data, document}),
      panelOf(items[0]!, look)
    ];
    for (const row of rows) expect(row.querySelector("script, img, iframe")).toBeNull();
    const text = rows.slice(0, lines.length).map(textOf).join("\n");
    for (const name of HOSTILE_NAMES) expect(text).toContain(name.slice(0, 40));
  });
});

function panelOf(
  item: PlayItem,
  {today, ...look}: ListLook & {today?: string},
  said: PlayVerdict[] = []
): HTMLElement {
  return PlayPanel(item, {
    ...{...look, today: today ?? look.as_of, others: [], draft: document.createElement("div")},
    onVerdict: (verdict) => said.push(verdict),
    onOpen: () => undefined,
    onClose: () => undefined
  });
}

describe("PlayPanel(item, options)", () => {
  it("writes done, snooze with its day and drop, each with the note", () => {
    const {items, look} = shown([{}]);
    const said: PlayVerdict[] = [];
    const panel = panelOf(items[0]!, look, said);
    const press = (name: string) => click(panel.querySelector(`[data-verdict="${name}"]`));
    press("done");
    panel.querySelector<HTMLInputElement>("[name=note]")!.value = " away ";
    panel.querySelector<HTMLInputElement>("[name=until]")!.value = "2026-11-02";
    press("snooze");
    press("drop");
    expect(said).toEqual([
      {state: "done", note: null},
      {state: "snoozed", note: "away, until 2026-11-02"},
      {state: "dropped", note: "away"}
    ]);
  });

  it("puts off by a fortnight from the reader's day, and to no day that is over", () => {
    const {items, look} = shown([{}]);
    const said: PlayVerdict[] = [];
    const panel = panelOf(items[0]!, {...look, today: "2026-11-20"}, said);
    const until = panel.querySelector<HTMLInputElement>("[name=until]")!;
    const snooze = () => click(panel.querySelector('[data-verdict="snooze"]'));
    until.value = "2026-11-20";
    snooze();
    expect(said).toEqual([]);
    until.value = "";
    snooze();
    expect(said).toEqual([{state: "snoozed", note: "until 2026-12-04"}]);
  });

  it("opens again what was dealt with, and offers nothing to write about the company", () => {
    const {look, data} = shown([{state: "done"}, {account_id: null, name: "(all)", arr: null}]);
    const [done, company] = playItems(data);
    expect(panelOf(done!, look).querySelector("[data-verdict]")?.textContent).toBe("Open again");
    expect(panelOf(company!, look).querySelector("[data-verdict]")).toBeNull();
  });
});

describe("DraftCard(draft, options)", () => {
  it("runs the way its language does, and offers copy and mail without an address", () => {
    const draft = {subject: "س", body: "ب\n\nج", locale: "fa-u-nu-arabext", direction: "rtl"} as const;
    const copied: string[] = [];
    const card = DraftCard(draft, {
      ...{choice: {kind: "training", language: "fa", contact: null}, contacts: [], document},
      onChange: () => undefined,
      copy: (text) => Promise.resolve(void copied.push(text))
    });
    const letter = card.querySelector("[dir=rtl][lang=fa]")!;
    expect(letter.querySelector("pre")?.textContent).toBe(draft.body);
    expect(card.querySelector("a")?.getAttribute("href")).toMatch(/^mailto:\?subject=%D8%B3&body=/u);
    click(card.querySelector("button"));
    expect(copied).toEqual(["س\n\nب\n\nج"]);
  });
});

describe("the views without anything to say", () => {
  it("say so, and which tables would bring signs", () => {
    const {data, items} = shown([]);
    expect(emptyPlaybook(data, items, ALL)).toContain("`usage`");
    expect(emptyPlaybook({plays: []}, items, ALL)).toContain("no plays");
    expect(textOf(ChangesBody(items, {...data, document}))).toContain("No play fired since");
    expect(textOf(AllPlays(playCounts(data, items), {document}))).toContain("active_rate < 0.3");
  });
});

describe("SavesCard(lines)", () => {
  const saves = {
    ...{play: "low", quarters: [{quarter: "2025Q4", flagged: 20, saved: 15}], waiting: 3, done: 0},
    ...{rate: shareMetric(15, 20, ""), matched: null, stands: false}
  };
  it("gives each play its quarters, its rate with the interval, and what that may be taken for", () => {
    const card = SavesCard(saveLines([playOf()], [saves]), {document});
    expect(textOf(card)).toContain("15/20");
    expect(textOf(card)).toMatch(/75% 15\/20, 53.89%.*May be regression to the mean/u);
  });
  it("says where renewals come from when no play has named an account", () => {
    expect(textOf(SavesCard([], {document}))).toContain("renewal_date");
  });
});
