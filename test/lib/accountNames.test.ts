import {assert, describe, it} from "vitest";
import {foreignChecks} from "../../src/deck/foreignChecks.js";
import {foreignNames} from "../../src/lib/accountNames.js";

const accounts = [
  {account_id: "KA-1050", name: "Halden Haulage"},
  {account_id: "KA-1134", name: "Own Freight"},
  {account_id: "KA-1135", name: "Own Freight"},
  {account_id: "KA-1136", name: "Rhenus"},
  {account_id: "KA-9", name: "Acme"},
  {account_id: "123456", name: "Health score"}
];
const foreign = foreignNames(accounts, {
  account_id: "KA-1134",
  known: ["a goal set with Rhenus", "The health score"]
});

describe("foreignNames(accounts, own)", () => {
  it("finds names and ids of others as whole words, in any case", () => {
    assert.deepStrictEqual(foreign("Like HALDEN haulage, ka-1050."), ["Halden Haulage", "KA-1050"]);
    assert.deepStrictEqual(foreign("Haldens Haulage, KA-10500"), []);
  });
  it("passes over the account's own, what its data or all decks say, and what is too short or a number", () => {
    assert.deepStrictEqual(foreign("Own Freight, KA-1134, Rhenus, Acme, KA-9, 123456, health score"), []);
  });
});

describe("foreignChecks(text, foreign)", () => {
  it("names the account and the slide, and leaves the text for the brief alone", () => {
    assert.deepStrictEqual(
      foreignChecks("# adoption\n\nLike Halden Haulage.\n\n# internal\n\nKA-1050\n", foreign),
      [
        {
          kind: "another account",
          slide: "adoption",
          text: "your text names another account, Halden Haulage; the file is not made while it does"
        }
      ]
    );
  });
});
