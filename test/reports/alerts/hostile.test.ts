import ICAL from "ical.js";
import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {type Alert, alertsOf} from "../../../reports/alerts/alert.js";
import {alertCalendar} from "../../../reports/alerts/calendar.js";
import {alertFeed} from "../../../reports/alerts/feed.js";
import {alertsOutput} from "../../../reports/alerts/output.js";
import {calendarFaults} from "../../support/calendarFaults.js";
import {feedFaults} from "../../support/feedFaults.js";
import {playbookOf} from "../../support/playbook.js";

const NAMES = [
  `<img src=x onerror="alert(1)">`,
  "A\r\nBEGIN:VEVENT\r\nSUMMARY:no\r\nEND:VEVENT",
  '=HYPERLINK("https://evil.example","click")',
  "\uFF1DSUM(1)",
  "A\u202Egnp.exe\u2066B\u2069",
  "A\u2028B\u2029C\u0085D",
  "A\uFFFFB\uFFFEC\uD800D",
  "]]><entry/> & \\n,;:\\",
  "\u001b[2J\u001b]0;title\u0007gone",
  "株".repeat(200),
  `${"x".repeat(199)}\u{1F600}`
];

function alertsNamed(name: string): Alert[] {
  const numbers = {segment: name};
  return alertsOf(playbookOf([{name, csm: name, segment: name, numbers, numbers_now: numbers}]));
}
const headOf = (company: string) => ({company, as_of: "2026-09-30"});
/** What of a name is text: the rest could change what stands around it. */
const shownName = (name: string) =>
  name.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u2028\u2029]+/gu, " ").replaceAll(/[\u202E\u2066\u2069]/gu, "");

describe("alerts of an account, a CSM, a segment and a company of a hostile name", () => {
  it.each(NAMES)("are a calendar as RFC 5545 has it, with the name as text: %j", (name) => {
    const text = alertCalendar(alertsNamed(name), headOf(name));
    assert.deepStrictEqual(calendarFaults(text), []);
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents("vevent");
    assert.deepStrictEqual(
      events.map((d) => new ICAL.Event(d).summary),
      [`${shownName(name)}: Offer a training`]
    );
    assert.notMatch(text, /[\u2028\u2029\u0085]/u); // some programs end a line there
  });

  it.each(NAMES)("are a feed as RFC 4287 has it, with the name as text: %j", (name) => {
    const text = alertFeed(alertsNamed(name), headOf(name));
    assert.deepStrictEqual(feedFaults(text), []);
    const {document} = new JSDOM(text, {contentType: "application/xml"}).window;
    for (const place of ["entry > title", "entry > summary", "feed > title"]) {
      const shown = new JSDOM(`<p>${document.querySelector(place)!.textContent}</p>`).window.document.body;
      assert.lengthOf(shown.querySelectorAll("p *"), 0);
      assert.include(shown.textContent, shownName(name));
    }
  });

  it.each(NAMES)("are lines for a terminal, and fields that no spreadsheet runs: %j", (name) => {
    const text = alertsOutput(alertsNamed(name), "text", headOf(name));
    // eslint-disable-next-line no-control-regex
    assert.notMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
    assert.lengthOf(text.split("\n"), 6); // a head, an empty line, the CSM, the play, what to do, an end
    const csv = alertsOutput(alertsNamed(name), "csv", headOf(name));
    assert.notMatch(csv, /(^|[,\n]"?)[=+@\uFF1D]/u);
  });
});

describe("calendarFaults(text) and feedFaults(text)", () => {
  const [alert] = [alertsNamed("Anvil")];
  it("find what is wrong", () => {
    const calendar = alertCalendar(alert, headOf("Acme"));
    const broken = [
      calendar.replaceAll("\r\n", "\n"),
      calendar.replace("SUMMARY:", "SUMMARY:a,b"),
      calendar.replace("SUMMARY:", "SUMMARY:\r\nno line"),
      calendar.replace(/UID:.*\r\n/, ""),
      calendar.replace("END:VEVENT\r\n", ""),
      calendar.replace("SUMMARY:", `SUMMARY:${"x".repeat(80)}`),
      calendar.replace("SUMMARY:", "SUMMARY:\u0007")
    ];
    for (const text of broken) assert.isNotEmpty(calendarFaults(text));
    const feed = alertFeed(alert, headOf("Acme"));
    const faulty = [
      feed.replace(/<id>.*?<\/id>/, ""),
      feed.replace(/<updated>.*?<\/updated>/, "<updated>today</updated>"),
      feed.replace(/<author>[\s\S]*?<\/author>/, ""),
      feed.replace("<entry>", "<entry><b/>"),
      feed.replaceAll(/<link .*?>/g, "")
    ];
    for (const text of faulty) assert.isNotEmpty(feedFaults(text), text);
  });
});
