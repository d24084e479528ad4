import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import type {ShellData} from "../../src/lib/shell.js";
import {shellMarkup} from "../../src/lib/shell.js";
import {textOf} from "../support/page.js";

const SHELL: ShellData = {
  company: "Kestrel",
  as_of: "2026-09-30",
  currency: "USD",
  quarter: "2026Q3",
  rows_read: 1_218_424,
  rows_rejected: 131,
  accounts: 120,
  experiments: 36,
  built_at: "2026-10-01T06:12:30.000Z",
  recipe: "7c1f40a99"
};

const parse = (shell: ShellData | null, path = "/index") =>
  new JSDOM(`<body>${shellMarkup(shell, path)}<main id="observablehq-main"></main>`).window.document;

describe("shellMarkup(shell, path)", () => {
  it("marks the page that is shown, and only that one", () => {
    const current = parse(SHELL, "/retention").querySelectorAll('[aria-current="page"]');
    assert.deepStrictEqual(
      Array.from(current, (d) => d.getAttribute("data-page")),
      ["retention"]
    );
  });
  it("lists the pages in three groups, with counts where there is something to count", () => {
    const document = parse(SHELL);
    assert.deepStrictEqual(Array.from(document.querySelectorAll(".qd-nav-title"), textOf), [
      "Explore",
      "Act",
      "Check"
    ]);
    assert.deepStrictEqual(Array.from(document.querySelectorAll(".qd-nav a"), textOf), [
      "Overview",
      "Accounts120",
      "Retention",
      "Causes",
      "Experiments36",
      "Health",
      "Journey",
      "Voice",
      "Growth",
      "Notebooks",
      "Playbook",
      "Renewals",
      "Post-mortems",
      "Product review",
      "Prepare QBR",
      "Workbench",
      "Data quality131",
      "Definitions"
    ]);
  });
  it("says company, day, rows read and set aside, when built and by what recipe", () => {
    const text = textOf(parse(SHELL).querySelector(".qd-fresh"));
    assert.match(text, /^Kestrel · as of 30 Sep 2026/);
    assert.match(text, /1,218,424 rows, 131 set aside/);
    assert.match(text, /Built 1 Oct 06:12 UTC\s*Recipe 7c1f40a$/);
  });
  it("says what a site of a slice was cut to", () => {
    assert.match(
      textOf(parse({...SHELL, slice: "segment Small"}).querySelector(".qd-fresh")),
      /segment Small only/
    );
  });
  it("stands without any data: names, but no counts", () => {
    const document = parse(null);
    const entries = (page: Document) => page.querySelectorAll(".qd-nav a").length;
    assert.strictEqual(entries(document), entries(parse(SHELL)));
    assert.strictEqual(document.querySelector(".qd-nav-count"), null);
    assert.strictEqual(document.querySelector(".qd-fresh"), null);
  });
  it("writes the company's name as text", () => {
    const company = `<img src=x onerror="alert(1)">&'`;
    const document = parse({...SHELL, company, slice: "<b>x</b>"});
    assert.strictEqual(document.querySelector("img"), null);
    assert.strictEqual(document.querySelector(".qd-fresh bdi")?.textContent, company);
  });
  it("begins with a link to the content, and every control has a name", () => {
    const document = parse(SHELL);
    const first = document.querySelector("a, button, input");
    assert.strictEqual(first?.getAttribute("href"), "#observablehq-main");
    for (const button of document.querySelectorAll("button")) {
      assert.notStrictEqual(button.getAttribute("aria-label") ?? textOf(button), "");
    }
    assert.strictEqual(document.querySelector("input")?.getAttribute("aria-label"), "Find account or metric");
    assert.strictEqual(document.querySelectorAll("nav[aria-label]").length, 1);
  });
});
