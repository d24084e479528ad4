import {describe, expect, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {playCounts} from "../../src/lib/playChanges.js";
import {chosenItems, type PlaybookFilter, playItems} from "../../src/lib/playItems.js";
import {playbookScope, playbookTitle, STAND_LABELS} from "../../src/lib/playbookText.js";
import {allPlaysTitle, changesTitle, emptyPlaybook, loudestTitle} from "../../src/lib/playbookWords.js";
import {playbookOf, playOf} from "../support/playbook.js";

const ALL: PlaybookFilter = {csm: "", segment: "", play: "", state: "open"};
const format = formatFor();
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("playbookTitle(chosen, data, options)", () => {
  const of = (rows: Parameters<typeof playbookOf>[0], state = ALL.state) => {
    const data = playbookOf(rows);
    return plain(playbookTitle(chosenItems(playItems(data), {...ALL, state}), data, {state, format}));
  };

  it("counts an account once, however many of its plays fire", () => {
    const two = [{arr: 50_000}, {arr: 50_000, fired_on: "2026-08-31"}];
    expect(of(two)).toBe("2 plays open on 1 account with $50.0 k of ARR; 1 new since 23 Sep, 0 past due");
  });

  it("is past due from the day after, not on it", () => {
    const due = (day: string) => [
      {arr: 50_000, actions: [{do: "Call", owner: "csm", within_days: 1, due: day}]}
    ];
    expect(of(due("2026-09-30"))).toContain("0 past due");
    expect(of(due("2026-09-29"))).toContain("1 past due");
  });

  it("says nothing of accounts where a play is of the company, and nothing of dates where all is dealt with", () => {
    expect(of([{account_id: null, name: "(all)", arr: null}])).toBe(
      "1 play open; 1 new since 23 Sep, 0 past due"
    );
    expect(of([{state: "done", arr: 50_000}], "dealt")).toBe(
      "1 play dealt with in the last week on 1 account with $50.0 k of ARR"
    );
  });
});

describe("the other words of the page", () => {
  it("say the scope, with the play by its title", () => {
    const titles = new Map([["low", "Few of the seats are in use"]]);
    expect(playbookScope({...ALL, state: "begin"}, titles)).toBe("To begin, all accounts");
    expect(playbookScope({csm: "Ana", segment: "Small", play: "low", state: "snoozed"}, titles)).toBe(
      "Snoozed, Ana, Small, Few of the seats are in use"
    );
    expect(playbookScope({...ALL, view: "changes"}, titles)).toBe("All accounts");
    expect(new Set(Object.values(STAND_LABELS)).size).toBe(5);
  });

  it("count what came and went, and how many plays are silent", () => {
    const since = {since: "2026-09-23"};
    expect(changesTitle(1, 0, since, format)).toBe("1 play entered and 0 left since 23 Sep 2026");
    expect(changesTitle(0, 0, since, format)).toBe("Nothing entered or left since 23 Sep 2026");
    const data = playbookOf([{}], {plays: [playOf(), playOf({id: "b"}), playOf({id: "c"})]});
    expect(allPlaysTitle(playCounts(data, playItems(data)), format)).toBe(
      "3 plays, 1 open firing; 2 plays are silent"
    );
  });

  it("send the reader on from an empty list to what is there", () => {
    const standing = playItems(playbookOf([{fired_on: "2026-01-31"}]));
    const plays = [playOf()];
    expect(emptyPlaybook({plays}, standing, {state: "begin"})).toContain("Choose another state");
    expect(emptyPlaybook({plays}, standing, {state: "snoozed"})).toContain("S puts a firing off");
    expect(emptyPlaybook({plays}, standing, {state: "dealt"})).toContain("D and X end a firing");
    expect(emptyPlaybook({plays}, standing, {state: "open"})).toContain("Take one away");
  });

  it("name the play that fires most, and say so where none does", () => {
    const data = playbookOf([{play: "b"}, {play: "b", account_id: "B"}, {}], {
      plays: [playOf(), playOf({id: "b", title: "Quiet customer"})]
    });
    expect(loudestTitle(playCounts(data, playItems(data)))).toBe(
      "\u201cQuiet customer\u201d fires most: 2 open firings"
    );
    const silent = playbookOf([], {plays: [playOf()]});
    expect(loudestTitle(playCounts(silent, playItems(silent)))).toBe("No play fires now");
    expect(loudestTitle([])).toBe("The playbook has no plays");
  });
});
