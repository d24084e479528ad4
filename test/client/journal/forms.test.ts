import {assert, describe, it} from "vitest";
import {accountJournal} from "../../../src/client/journal/accountJournal.js";
import {callForm, overrideForm} from "../../../src/client/journal/forms.js";
import {keepPending, pendingLines} from "../../../src/client/journal/pending.js";
import {journalDay} from "../../../src/client/journal/writeJournal.js";
import {rememberName} from "../../../src/client/ownName.js";
import {addDays} from "../../../src/metrics/days.js";
import {accountData, byColumn} from "../../components/account/fixture.js";
import {browser, dialogIn} from "./browser.js";
import {asHandle, MemoryFolder} from "./memoryFolder.js";

const SUBJECT = {company: "Kestrel", account_id: "A-1", name: "Halden"};
const withFolder = () => browser(() => Promise.resolve(asHandle(new MemoryFolder("journal"))));

/** Answers the form that is open and submits it; what it says against the answers. */
async function answer(document: Document, answers: Record<string, string>): Promise<string> {
  const dialog = await dialogIn(document);
  for (const [name, value] of Object.entries(answers))
    dialog.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  const event = new document.defaultView!.Event("submit", {cancelable: true});
  dialog.querySelector("form")!.dispatchEvent(event);
  return dialog.querySelector("[role=alert]")?.textContent ?? "";
}

describe("overrideForm(subject, model)", () => {
  it("takes a score or a band, one of the two, and holds for 90 days where nothing else is said", async () => {
    const document = withFolder();
    rememberName("Ada");
    const asked = overrideForm(SUBJECT, 48.3);
    assert.include((await dialogIn(document)).textContent, "the computed score, 48,");
    assert.match(await answer(document, {reason: "a call"}), /one of the two/);
    assert.match(await answer(document, {score: "62", band: "watch", reason: "a call"}), /one of the two/);
    assert.match(await answer(document, {score: "62", band: "", reason: " "}), /needs a reason/);
    await answer(document, {score: "62", band: "", reason: "a call"});
    await asked;
    const today = journalDay();
    assert.deepStrictEqual(pendingLines("Kestrel", "overrides")[0]?.line, {
      ...{account_id: "A-1", score: 62, band: null, reason: "a call", by: "Ada"},
      ...{made_on: today, expires_on: addDays(today, 90)}
    });
  });
});

describe("callForm(subject, renewal_date, words)", () => {
  it("takes a call, a probability in percent, or both", async () => {
    const document = withFolder();
    const asked = callForm(SUBJECT, "2026-11-30", "It renews.");
    assert.match(await answer(document, {by: "Bo"}), /a call, a probability, or both/);
    await answer(document, {call: "", probability: "35", by: "Bo"});
    await asked;
    assert.deepStrictEqual(pendingLines("Kestrel", "renewal_calls")[0]?.line, {
      ...{account_id: "A-1", renewal_date: "2026-11-30", call: null, probability: 0.35},
      ...{by: "Bo", made_on: journalDay()}
    });
  });
});

describe("accountJournal(data)", () => {
  it("has what waits about this account only, and forgets what the build has", () => {
    withFolder();
    const made = {
      score: 62,
      band: null,
      reason: "a call",
      by: "Ada",
      made_on: "2026-09-13",
      expires_on: null
    };
    const line = {account_id: "A-1", ...made};
    keepPending("Kestrel", {table: "overrides", line, written: true});
    keepPending("Kestrel", {table: "overrides", line: {...line, account_id: "A-2"}, written: true});
    assert.lengthOf(accountJournal(accountData()).lines, 1);
    assert.isEmpty(accountJournal(accountData({overrides: byColumn([made])})).lines);
    assert.deepStrictEqual(
      pendingLines("Kestrel", "overrides").map((d) => d.line.account_id),
      ["A-2"]
    );
  });
});
