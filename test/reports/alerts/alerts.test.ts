import ICAL from "ical.js";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {type Alert, alertsOf} from "../../../reports/alerts/alert.js";
import {alertCalendar} from "../../../reports/alerts/calendar.js";
import {alertFeed} from "../../../reports/alerts/feed.js";
import {alertsOutput} from "../../../reports/alerts/output.js";
import type {Play} from "../../../src/metrics/plays/play.js";
import type {PlaybookData, PlaybookRow} from "../../../src/metrics/plays/playbookData.js";

const HEAD = {company: "Acme & Söhne", as_of: "2026-09-30"};
const HOSTILE = `=cmd|'/C calc'!A1 <b>"x"</b> & ]]> \u202Eevil\r\nBEGIN:VEVENT\nSUMMARY:no;a,b\\n\u0000`;

const PLAY: Play = {
  ...{id: "low-usage", title: "Few seats in use", good: false, scope: "account", when: "", on: "entering"},
  ...{every_days: 60, segments: null, message: null},
  actions: [
    {do: "Call", owner: "csm", within_days: 5},
    {do: "Write", owner: "support", within_days: 2}
  ]
};

function row(given: Partial<PlaybookRow>): PlaybookRow {
  return {
    ...{
      account_id: "A-1",
      name: "Anvil",
      segment: "Small",
      csm: "Ana",
      language: "en",
      arr: 1200,
      play: "low-usage"
    },
    ...{fired_on: "2026-09-30", ended_on: null, state: "open", until: null, entry: null},
    numbers: {active_rate: 0.24, seats: 10},
    numbers_now: {active_rate: 0.24, seats: 10},
    numbers_ahead: null,
    actions: [
      {do: "Call", owner: "csm", within_days: 5, due: "2026-10-05"},
      {do: "Write", owner: "support", within_days: 2, due: "2026-10-02"}
    ],
    ...given
  };
}

function alerts(rows: Partial<PlaybookRow>[], filter = {}): Alert[] {
  const data: PlaybookData = {
    ...{...HEAD, since: "2026-08-31", currency: "EUR", plays: [PLAY], capacity: {}, accounts: {}, fired: {}},
    later_lines: 0,
    rows: rows.map(row)
  };
  return alertsOf(data, filter);
}

describe("alertsOf(data, filter)", () => {
  it("tells only what waits, the earliest due first, then the largest account", () => {
    const later = [{...PLAY.actions[0]!, due: "2026-10-20"}];
    const names = alerts([
      {name: "Late", actions: later},
      {name: "Small", arr: 10},
      {name: "Large", arr: 900},
      {name: "Done", state: "done"},
      {name: "Snoozed", state: "snoozed"}
    ]).map((d) => d.name);
    expect(names).toEqual(["Large", "Small", "Late"]);
  });

  it("takes what was asked for, and knows an alert by the same id in every run", () => {
    const rows = [{}, {account_id: "B", csm: "Kai", fired_on: "2026-08-31"}];
    expect(alerts(rows, {since: "2026-09-01"}).map((d) => d.csm)).toEqual(["Ana"]);
    expect(alerts(rows, {csm: "Kai"}).map((d) => d.account_id)).toEqual(["B"]);
    expect(alerts(rows, {account: ["A-1"]}).map((d) => d.account_id)).toEqual(["A-1"]);
    const ids = alerts([{}, {account_id: "B"}, {fired_on: "2026-08-31"}]).map((d) => d.id);
    expect(new Set(ids).size).toBe(3);
    expect(alerts([{name: "Renamed", arr: 1}])[0]!.id).toBe(alerts([{}])[0]!.id);
  });
  it("keep their id while the day of a firing settles within its month", () => {
    const ids = alerts([{fired_on: "2026-09-16"}, {fired_on: "2026-09-30"}]).map((d) => d.id);
    expect(new Set(ids).size).toBe(1);
  });

  it("says why in words", () => {
    expect(alerts([{}])[0]!.because).toBe("active rate 24.0%; 10 seats");
    const numbers = {active_rate: 0.34};
    const falling = {numbers, numbers_now: numbers, numbers_ahead: {active_rate: 0.28}};
    expect(alerts([falling])[0]!.because).toBe("active rate 34.0%, 28.0% in a month at this pace");
  });
});

describe("every form of an alert that fired long ago", () => {
  const old = {
    fired_on: "2024-05-05",
    numbers: {health_band: "at risk", health_score: 29},
    numbers_now: {health_band: "at risk", health_score: 19.8}
  };
  it.each(["text", "json", "csv", "ics", "atom"] as const)("says in %s why today, and since when", (form) => {
    const text = alertsOutput(alerts([old]), form, HEAD)
      .replaceAll("\r\n ", "")
      .replaceAll("\\;", ";");
    expect(text).toContain("band: at risk; health score 20 (was 29)");
    expect(text).toContain("2024-05-05");
  });
});

describe("alertCalendar(alerts, head)", () => {
  it("is a calendar with a day for each action, whatever an account is called", () => {
    const text = alertCalendar(alerts([{name: HOSTILE}, {account_id: "B"}]), HEAD);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents("vevent").map((d) => new ICAL.Event(d));
    expect(
      events.map((d) => [d.startDate.toString(), d.endDate.toString(), d.startDate.isDate].join(" "))
    ).toEqual([
      "2026-10-05 2026-10-06 true",
      "2026-10-02 2026-10-03 true",
      "2026-10-05 2026-10-06 true",
      "2026-10-02 2026-10-03 true"
    ]);
    expect(new Set(events.map((d) => d.uid)).size).toBe(4);
    expect(events[0]!.summary).toContain("BEGIN:VEVENT SUMMARY:no;a,b\\n");
    expect(events[0]!.summary).toMatch(/: Call$/);
    expect(text).not.toContain("\u202E");
    expect(Math.max(...text.split("\r\n").map((d) => Buffer.byteLength(d)))).toBeLessThanOrEqual(75);
  });

  it("is the same for the same alerts", () => {
    expect(alertCalendar(alerts([{}]), HEAD)).toBe(alertCalendar(alerts([{}]), HEAD));
  });
});

describe("alertFeed(alerts, head)", () => {
  it("is an Atom feed whose texts show what an account is called and hold no markup of its own", () => {
    const text = alertFeed(alerts([{name: HOSTILE, csm: "<i>Ana</i> & co"}]), HEAD);
    const {window} = new JSDOM(text, {contentType: "application/xml"});
    const at = (selector: string) => window.document.querySelector(selector)?.textContent ?? "";
    expect(window.document.documentElement.namespaceURI).toBe("http://www.w3.org/2005/Atom");
    for (const name of ["feed > id", "feed > title", "feed > updated", "entry > id", "entry > updated"])
      expect(at(name), name).not.toBe("");
    const shown = new JSDOM(`<p>${at("entry > title")}</p>`).window.document.querySelector("p")!;
    expect(shown.children).toHaveLength(0);
    expect(shown.textContent).toContain(`<b>"x"</b> & ]]>`);
    expect(at("entry > author > name")).toBe("<i>Ana</i> & co");
  });

  it("is one without entries where nothing waits", () => {
    const {window} = new JSDOM(alertFeed([], HEAD), {contentType: "application/xml"});
    expect(window.document.querySelectorAll("entry")).toHaveLength(0);
  });
});

describe("alertsOutput(alerts, format, head)", () => {
  it("gives a spreadsheet a row an action and no formula", () => {
    const [head, ...rows] = alertsOutput(alerts([{name: HOSTILE.split("\r")[0]}]), "csv", HEAD)
      .trim()
      .split("\r\n");
    expect(head).toBe("id,csm,account_id,name,segment,arr,play,title,fired_on,because,action,owner,due");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(`"'=cmd|`);
    expect(alertsOutput([], "csv", HEAD)).toBe(`${head}\r\n`);
  });

  it("gives people a part a manager, and says so when there is nothing", () => {
    const text = alertsOutput(
      alerts([{}, {csm: "Kai", account_id: "B"}, {csm: "Kai", account_id: "C"}]),
      "text",
      HEAD
    );
    expect(text.match(/^(Ana|Kai): \d plays?$/gm)).toEqual(["Kai: 2 plays", "Ana: 1 play"]);
    expect(text).toContain("by 2026-10-05, csm: Call");
    expect(alertsOutput([], "text", HEAD)).toBe("Acme & Söhne, 2026-09-30: nothing to do\n");
  });
});
