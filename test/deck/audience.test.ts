import {assert, describe, it} from "vitest";
import {AUDIENCE, AudienceError, customerView} from "../../src/deck/audience.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {halden} from "../fixtures/deck/halden.js";

/** What a careless slide would do: reach round the types. */
const all = (data: object) => data as unknown as DeckData;

describe("customerView(data, slide)", () => {
  it("gives customer fields as they are", () => {
    const data = halden();
    const view = customerView(data, "adoption");
    assert.strictEqual(view.account.name, "Halden Freight");
    assert.strictEqual(view.adoption!.weeks, data.adoption!.weeks);
    assert.deepStrictEqual(
      view.goals.map((g) => g.goal_id),
      ["G-1", "G-2", "G-3"]
    );
  });
  it("refuses every internal field, and names it and the slide", () => {
    const view = all(customerView(halden(), "adoption"));
    for (const field of Object.keys(AUDIENCE.internal) as (keyof DeckData["internal"])[]) {
      assert.throws(
        () => view.internal[field],
        AudienceError,
        `field internal.${field} is internal: the slide adoption of the customer edition must not use it`
      );
    }
  });
  it("refuses to be copied with its internal fields", () => {
    const view = all(customerView(halden(), "support"));
    assert.throws(() => JSON.stringify(view), /field internal\.segment is internal: the slide support/);
    assert.throws(() => ({...view.internal}), AudienceError);
  });
  it("finds internal fields inside lists", () => {
    const marks = {...AUDIENCE, goals: {goal: "customer", owner: "internal"}} as const;
    const view = customerView(halden(), "goals", marks);
    assert.strictEqual(view.goals[0]!.goal, "Plan 90% of routes in the product");
    assert.throws(() => view.goals.map((g) => g.owner), /^field goals\.owner is internal: the slide goals/);
  });
  it("treats a field that no mark names as internal", () => {
    const data = {...halden(), extra: "x"};
    assert.throws(
      () => (customerView(data, "title") as unknown as {extra: string}).extra,
      /field extra is internal/
    );
  });
});
