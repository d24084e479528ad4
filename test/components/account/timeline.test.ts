import {assert, describe, it} from "vitest";
import {Timeline} from "../../../src/components/account/timeline.js";
import {timelineLanes} from "../../../src/components/account/timelineData.js";
import {accountData, byColumn, document, weeks} from "./fixture.js";

const period = {label: "2026Q3", t0: "2026-06-30", t1: "2026-09-30"};
const draw = (width: number, list = weeks(), lanes = timelineLanes(DATA, "2025-10-01")) =>
  Timeline({weeks: list, lanes, period}, {label: "Users", width, document});

const DATA = accountData({
  touches: byColumn([
    {
      ts: "2026-05-04T09:00:00Z",
      channel: "call",
      direction: "outbound",
      purpose: "checkin",
      csm: "I.",
      summary: null
    },
    {
      ts: "2026-05-06T09:00:00Z",
      channel: "email",
      direction: "inbound",
      purpose: null,
      csm: "I.",
      summary: null
    },
    {
      ts: "2025-01-01T09:00:00Z",
      channel: "email",
      direction: "inbound",
      purpose: null,
      csm: "I.",
      summary: null
    }
  ]),
  tickets: byColumn([
    {ticket_id: "T1", opened_at: "2026-05-05T09:00:00Z", first_response_at: null, resolved_at: null, severity: 1, category: "bug", topic: "<img src=x>", csat: null, escalated: null}
  ]) // prettier-ignore
});

const paths = (chart: Element, stroke: string) =>
  Array.from(chart.querySelectorAll(`path[stroke="var(--qd-${stroke})"]`), (d) => d.getAttribute("d") ?? "");

describe("Timeline(content)", () => {
  it("breaks the line of users where weeks are missing, and hatches them with their days", () => {
    const chart = draw(640);
    const [line = ""] = paths(chart, "accent");
    assert.strictEqual(line.match(/M/g)?.length, 2);
    assert.include(chart.textContent, "No data 9–22 Feb");
    assert.lengthOf(chart.querySelectorAll('rect[fill="url(#qd-hatch)"]'), 1);
  });
  it("draws no zero for what is not known", () => {
    const chart = draw(
      640,
      weeks().map((d) => ({...d, mau: null}))
    );
    assert.deepStrictEqual(paths(chart, "accent"), []);
    assert.notInclude(chart.textContent, "active");
  });
  it("labels the ends of its lines directly, apart from each other", () => {
    const chart = draw(
      640,
      weeks().map((d) => ({...d, mau: 99, seats: 100, missing: false}))
    );
    const labels = Array.from(chart.querySelectorAll(".qd-end-label"));
    assert.deepStrictEqual(
      labels.map((d) => d.textContent),
      ["100 seats", "99 active"]
    );
    const [a, b] = labels.map((d) => Number(d.getAttribute("y")));
    assert.isAtLeast(Math.abs(a! - b!), 14);
  });
  it("shortens them on a narrow screen and stays inside its width", () => {
    const chart = draw(326);
    assert.deepStrictEqual(
      Array.from(chart.querySelectorAll(".qd-end-label"), (d) => d.textContent),
      ["100", "80"]
    );
    for (const text of chart.querySelectorAll("svg text"))
      assert.isBelow(Number(text.getAttribute("x")), 326);
  });
  it("highlights the period under review and names it", () => {
    const chart = draw(640);
    assert.lengthOf(chart.querySelectorAll('rect[fill="var(--qd-period)"]'), 1);
    assert.include(chart.textContent, "2026Q3");
  });
  it("names the period above every line, also where they start at nothing or reach the top", () => {
    const chart = draw(
      640,
      weeks().map((d, i) => ({...d, mau: i < 20 ? 0 : 80, seats: i < 30 ? 0 : 100}))
    );
    const label = chart.querySelector("svg .qd-note")!;
    const paths = [...chart.querySelectorAll("svg path[fill=none]")].map((d) => d.getAttribute("d") ?? "");
    const ys = paths.flatMap((d) => Array.from(d.matchAll(/,(-?[\d.]+)/g), (m) => Number(m[1])));
    assert.isAbove(ys.length, 40);
    assert.isBelow(Number(label.getAttribute("y")) + 5, Math.min(...ys));
  });
  it("tells the numbers and the events of a week to the keyboard", () => {
    const chart = draw(640);
    for (let i = 0; i < 32; ++i)
      chart.dispatchEvent(new document.defaultView!.KeyboardEvent("keydown", {key: "ArrowRight"}));
    const tip = chart.querySelector(".qd-tip")?.textContent ?? "";
    assert.include(tip, "Week to 10 May 2026");
    assert.include(tip, "Active users50");
    assert.include(tip, "Touches2");
    assert.include(tip, "Ticketsticket, severity 1, <img src=x>");
  });
});

describe("timelineLanes(data, from)", () => {
  it("has a lane for each kind that has events after a day, in order of time, told apart by shape", () => {
    const lanes = timelineLanes(DATA, "2025-10-01");
    assert.deepStrictEqual(
      lanes.map((d) => [d.name, ...d.events.map((e) => `${e.day} ${e.mark} ${e.label}`)]),
      [
        ["Touches", "2026-05-04 dot call, checkin, outbound", "2026-05-06 ring email, inbound"],
        ["Tickets", "2026-05-05 bar-risk ticket, severity 1, <img src=x>"]
      ]
    );
  });
  it("marks seats bought and given back, goals met, and the end of payment as milestones", () => {
    const step = {mrr: 1, currency: "USD"};
    const data = accountData({
      steps: byColumn([
        {...step, from_date: "2026-01-01", to_date: "2026-03-01", seats: 10},
        {...step, from_date: "2026-03-01", to_date: "2026-06-01", seats: 15},
        {...step, from_date: "2026-06-01", to_date: "2026-07-01", seats: 12}
      ]),
      churns: byColumn([{churned_on: "2026-07-01", mrr_lost: 1, reason: null, voluntary: null}])
    });
    assert.deepStrictEqual(
      timelineLanes(data, "2025-10-01")[0]?.events.map((d) => `${d.day} ${d.mark} ${d.label}`),
      ["2026-03-01 good +5 seats", "2026-06-01 ring −3 seats", "2026-07-01 down Stopped paying"]
    );
  });
});
