import {assert, describe, it, vi} from "vitest";
import {
  followJournal,
  forgetPending,
  keepPending,
  pendingLines,
  settledLines
} from "../../../src/client/journal/pending.js";
import type {JournalLines} from "../../../src/lib/journalLine.js";
import {openPage} from "../window.js";

const line = (state: string): JournalLines["actions"] => ({
  ...{account_id: "A1", play: "call", fired_on: "2026-09-30", state},
  ...{by: "Ada", on: "2026-10-05", note: null}
});

describe("lines that wait for the next build", () => {
  it("are kept by company until the published rows have them", () => {
    const window = openPage();
    vi.stubGlobal("dispatchEvent", window.dispatchEvent.bind(window));
    vi.stubGlobal("CustomEvent", window.CustomEvent);
    vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
    const seen: number[] = [];
    const stop = followJournal("Kestrel", (d) => seen.push(d));
    for (const state of ["snoozed", "done"])
      keepPending("Kestrel", {table: "actions", line: line(state), written: true});
    keepPending("Other", {table: "actions", line: line("open"), written: true});
    assert.deepStrictEqual(
      pendingLines("Kestrel", "actions").map((d) => d.line.state),
      ["snoozed", "done"]
    );
    assert.lengthOf(settledLines("Kestrel", "actions", [line("open")]), 2);
    assert.deepStrictEqual(
      settledLines("Kestrel", "actions", [line("snoozed")]).map((d) => d.line.state),
      ["done"]
    );
    assert.lengthOf(pendingLines("Kestrel", "actions"), 1);
    forgetPending("Kestrel", {table: "actions", line: line("done"), written: true});
    assert.isEmpty(pendingLines("Kestrel", "actions"));
    assert.deepStrictEqual(seen, [0, 1, 2, 3, 4]);
    stop();
    keepPending("Kestrel", {table: "actions", line: line("open"), written: false});
    assert.lengthOf(seen, 5);
    assert.lengthOf(pendingLines("Other", "actions"), 1);
  });
});
