import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {quarterdeck} from "../../reports/cli.js";
import {CHECKED_METHODS, MethodsCard} from "../../src/components/definitions/methods.js";

const stats = quarterdeck(() => undefined).commands.find((d) => d.name() === "stats");

describe("MethodsCard()", () => {
  it("has a line for each method of quarterdeck stats", () => {
    assert.deepStrictEqual(
      CHECKED_METHODS.map((d) => d.command.split(" ")[0] ?? "").sort(),
      stats?.commands.map((d) => d.name()).sort()
    );
  });
  it.each(CHECKED_METHODS)("$command has options that exist, and all that must be given", ({command}) => {
    const [name, ...words] = command.split(" ");
    const method = stats?.commands.find((d) => d.name() === name);
    const given = words.filter((d) => d.startsWith("--"));
    assert.includeMembers(method?.options.map((d) => d.long) ?? [], given);
    assert.includeMembers(given, method?.options.filter((d) => d.mandatory).map((d) => d.long ?? "") ?? []);
  });
  it("shows the commands as they are typed", () => {
    const card = MethodsCard({document: new JSDOM().window.document});
    assert.include(card.textContent, "quarterdeck stats nps --score S FILE");
  });
});
