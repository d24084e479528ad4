import {describe, expect, it, vi} from "vitest";
import {keepPending, pendingLines} from "../../src/client/journal/pending.js";
import {PlaybookPage} from "../../src/client/playbookPage.js";
import {readPlaybookState} from "../../src/client/playbookState.js";
import {drawIn} from "../../src/components/dom.js";
import {rememberName} from "../../src/client/ownName.js";
import type {PlaybookData, PlaybookRow} from "../../src/metrics/plays/playbookData.js";
import {click, textOf} from "../support/page.js";
import {playbookOf} from "../support/playbook.js";
import {openPage, pressOn} from "./window.js";

/** The page in a window of 500 pixels, whose rows have no height of their own. */
function opened(
  rows: Partial<PlaybookRow>[],
  path = "/site/playbook.html",
  parts: Partial<PlaybookData> = {}
) {
  const window = openPage("", path);
  for (const name of ["dispatchEvent", "removeEventListener"] as const)
    vi.stubGlobal(name, window[name].bind(window));
  vi.stubGlobal("CustomEvent", window.CustomEvent);
  vi.stubGlobal("KeyboardEvent", window.KeyboardEvent);
  vi.stubGlobal("innerHeight", 500);
  window.HTMLDialogElement.prototype.showModal = () => undefined;
  drawIn(window.document);
  rememberName("Ana");
  const page = PlaybookPage(playbookOf(rows, parts));
  window.document.body.append(page);
  const titles = () =>
    Array.from(
      page.querySelectorAll("[data-play]"),
      (d) => d.closest("tr")!.querySelector("th")!.textContent
    );
  const key = (name: string, on: Element = window.document.activeElement ?? window.document.body) =>
    pressOn(on, name);
  const panel = () => page.querySelector<HTMLElement>(".qd-play-panel");
  const title = () => textOf(page.querySelector("h1"));
  return {window, page, titles, key, panel, title};
}

const TWO = [
  {account_id: "A", name: "Anvil", arr: 200},
  {account_id: "B", name: "Bellows", arr: 100, csm: "Bo", segment: "Large"}
];

describe("PlaybookPage(data)", () => {
  it("reads its filters from the address, and what it does not know as the usual", () => {
    const data = playbookOf(TWO);
    expect(readPlaybookState(data, "?csm=Ana&state=snoozed&view=plays&play=low")).toEqual({
      ...{csm: "Ana", segment: "", play: "low", state: "snoozed", view: "plays"}
    });
    expect(readPlaybookState(data, "?state=x&view=y")).toMatchObject({state: "begin", view: "list"});
    expect(opened(TWO, "/site/playbook.html?csm=Bo").titles()).toEqual(["1BellowsLarge"]);
  });

  it("shows all where the address names a CSM, a segment or a play that is not there", () => {
    for (const search of ["csm=Nobody", "segment=zzz", "play=none", "csm=Nobody&segment=zzz&play=none"]) {
      const {titles, page} = opened(TWO, `/site/playbook.html?${search}`);
      expect(titles(), search).toEqual(["1AnvilSmall", "2BellowsLarge"]);
      expect(textOf(page.querySelector("h1")), search).toContain("2 plays to begin");
      expect(page.textContent, search).not.toContain("Nobody");
    }
  });

  it("says at its head which lines of the journal do not count", () => {
    const head = (later_lines: number) =>
      textOf(opened(TWO, undefined, {later_lines}).page.querySelector(".qd-head-title"));
    expect(head(2)).toContain("2 lines of the journal are of a later day and do not count here");
    expect(head(0)).not.toContain("journal");
  });

  it("goes through the list by J and K, opens by a click, and closes by Escape", () => {
    const {page, key, panel, window} = opened(TWO);
    const at = () => window.document.activeElement?.closest("tr")?.getAttribute("aria-rowindex");
    key("j");
    expect(at()).toBe("2");
    key("j");
    expect(at()).toBe("3");
    key("k");
    expect(at()).toBe("2");
    click(page.querySelector("[data-play]"));
    expect(textOf(panel())).toContain("Anvil");
    key("Escape");
    expect(panel()).toBeNull();
    expect(at()).toBe("2");
  });

  it("leaves letters to the field that has the focus", () => {
    const {page, key, panel} = opened(TWO);
    click(page.querySelector("[data-play]"));
    const note = panel()!.querySelector<HTMLInputElement>("[name=note]")!;
    note.focus();
    expect(["d", "s", "x", "j"].map((d) => key(d, note))).toEqual([false, false, false, false]);
    expect(pendingLines("Acme", "actions")).toEqual([]);
  });

  it("writes what is done by D, shows it at once, and takes it back by a line that opens it again", async () => {
    const {key, titles, window, title} = opened(TWO);
    key("j");
    key("d");
    await vi.waitFor(() => expect(titles()).toEqual(["1BellowsLarge"]));
    expect(title()).toContain("1 play to begin on 1 account");
    expect(pendingLines("Acme", "actions").map((d) => [d.line.state, d.line.by, d.line.fired_on])).toEqual([
      ["done", "Ana", "2026-09-28"]
    ]);
    // This window writes into no folder, so the line is shown to copy; what was done can be taken back after that.
    window.document.querySelector("dialog")!.dispatchEvent(new window.Event("close"));
    await vi.waitFor(() => click(window.document.querySelector(".qd-undo button")));
    await vi.waitFor(() => expect(titles()).toHaveLength(2));
    expect(pendingLines("Acme", "actions").at(-1)!.line.state).toBe("open");
  });

  it("goes on from the row that takes the place of one dealt with, which is written once", async () => {
    const three = [...TWO, {account_id: "C", name: "Crane", arr: 50}];
    const {key, titles, window} = opened(three);
    const at = () => window.document.activeElement?.closest("tr")?.querySelector("th")?.textContent;
    key("j");
    key("j");
    expect(at()).toContain("Bellows");
    key("d");
    key("d");
    await vi.waitFor(() => expect(titles()).toHaveLength(2));
    expect(at()).toContain("Crane");
    expect(pendingLines("Acme", "actions")).toHaveLength(1);
  });

  it("asks for the day before it snoozes, and for the reason before it drops", () => {
    const {key, window} = opened(TWO);
    const named = () => window.document.activeElement?.getAttribute("name");
    key("j");
    key("s");
    expect(named()).toBe("until");
    key("Escape");
    key("x");
    expect(named()).toBe("note");
  });

  it.each([
    ["s", "until", "snooze", "snoozed"],
    ["x", "note", "drop", "dropped"],
    ["s", "note", "snooze", "snoozed"]
  ])(
    "writes by Enter what %s began, in the field %s, and goes on in the list",
    async (letter, name, verdict, state) => {
      const {key, panel, window, titles} = opened(TWO);
      key("j");
      key(letter);
      const field = panel()!.querySelector<HTMLInputElement>(`[name=${name}]`)!;
      expect(panel()!.querySelector<HTMLElement>("[data-begun]")!.dataset.begun).toBe(verdict);
      if (name === "note") field.value = "gone";
      expect(key("Enter", field)).toBe(true);
      await vi.waitFor(() => expect(pendingLines("Acme", "actions")).toHaveLength(1));
      const {line} = pendingLines("Acme", "actions")[0]!;
      expect([line.state, line.account_id]).toEqual([state, "A"]);
      expect((line.note ?? "").startsWith("gone")).toBe(name === "note");
      window.document.querySelector("dialog")!.dispatchEvent(new window.Event("close"));
      await vi.waitFor(() => expect(panel()).toBeNull());
      expect(titles()).toEqual(["1BellowsLarge"]);
      expect(window.document.activeElement?.closest("tr")?.querySelector("th")?.textContent).toContain(
        "Bellows"
      );
    }
  );

  it("writes nothing by Enter in a panel in which no letter began a verdict", () => {
    const {page, key, panel} = opened(TWO);
    click(page.querySelector("[data-play]"));
    expect(key("Enter", panel()!.querySelector("[name=note]")!)).toBe(false);
    expect(pendingLines("Acme", "actions")).toEqual([]);
  });

  it("follows lines that another part of the page writes", () => {
    const {titles} = opened(TWO);
    const line = {
      account_id: "B",
      play: "low",
      fired_on: "2026-09-28",
      state: "dropped",
      by: "Bo",
      on: "2026-10-01",
      note: null
    };
    keepPending("Acme", {table: "actions", line, written: true});
    expect(titles()).toEqual(["1AnvilSmall"]);
  });

  it("prints a box for each thing to do, with all rows", () => {
    const {window, page} = opened(TWO);
    window.dispatchEvent(new window.Event("beforeprint"));
    const printed = textOf(page.querySelector(".qd-play-print"));
    expect(printed).toContain("Anvil Ana, $200");
    expect(printed).toContain(
      "☐ Offer a training by 3 Oct, CSM. Few of the seats are in use: active rate 20.0% (was 24.0%)"
    );
  });

  it("says why nothing is there, without a list or a filter of CSMs", () => {
    const {page, title} = opened([]);
    expect(title()).toBe("No play is to begin");
    expect(page.querySelector<HTMLElement>(".qd-play-table")!.hidden).toBe(true);
    expect(textOf(page.querySelector(".qd-empty"))).toContain("No play fires");
    expect(textOf(page.querySelector(".qd-chips"))).not.toContain("CSM");
  });
});
