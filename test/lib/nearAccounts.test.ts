import {assert, describe, it} from "vitest";
import {dataName} from "../../src/lib/dataName.js";
import {nearAccounts} from "../../src/lib/nearAccounts.js";

const ACCOUNTS = {account_id: ["KA-1029", "KA-2290", "KB-1"], name: ["Merrow", "Halden", "Oakhanger"]};

describe("nearAccounts(accounts, wanted)", () => {
  it("puts the nearest id or name first", () => {
    assert.strictEqual(nearAccounts(ACCOUNTS, "ka-129")[0]?.account_id, "KA-1029");
    assert.strictEqual(nearAccounts(ACCOUNTS, "oakhangar")[0]?.account_id, "KB-1");
  });
  it("gives eight at most", () => {
    const account_id = Array.from({length: 20}, (_, i) => `A${i}`);
    assert.lengthOf(nearAccounts({account_id, name: account_id}, "A"), 8);
  });
});

describe("dataName(id)", () => {
  it("tells ids apart that differ only in case or in what a file name cannot hold", () => {
    const names = ["CON", "con", "../../x", "..\\..\\x", "x", "شركة", "", "a b", "a-b"].map(dataName);
    assert.strictEqual(new Set(names.map((d) => d.toLowerCase())).size, names.length);
  });
  it("needs no escaping, is no path and stays short", () => {
    for (const id of ["../../x", "a&b=c#d?e", "%2e%2e", "x".repeat(500), ".", "-"]) {
      assert.match(dataName(id), /^[a-z0-9][a-z0-9-]{0,60}$/);
    }
  });
  it("keeps what can be read of an id", () => {
    assert.match(dataName("KA-1029"), /^ka-1029-[0-9a-f]{12}$/);
  });
});
