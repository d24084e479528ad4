import {assert, describe, it} from "vitest";
import {keyFinder, keyName} from "../../../src/notebook/editor/keyNames.js";
import type {Command} from "../../../src/notebook/editor/parts.js";

function press(key: string, extra: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    timeStamp: 0,
    ...extra
  } as KeyboardEvent;
}

describe("keyName(event, mac)", () => {
  it("puts modifiers in one order; Mod is Ctrl, on a Mac Cmd", () => {
    const both = press("Enter", {ctrlKey: true, shiftKey: true});
    assert.strictEqual(keyName(both, false), "Mod-Shift-Enter");
    assert.strictEqual(keyName(both, true), "Ctrl-Shift-Enter");
    assert.strictEqual(keyName(press("Enter", {metaKey: true}), true), "Mod-Enter");
  });
  it("names letters small with Shift, and signs without it", () => {
    assert.strictEqual(keyName(press("J", {shiftKey: true}), false), "Shift-j");
    assert.strictEqual(keyName(press("?", {shiftKey: true}), false), "?");
  });
  it("goes by the place of the key where an alphabet or Alt writes something else", () => {
    assert.strictEqual(keyName(press("ф", {code: "KeyA"}), false), "a");
    assert.strictEqual(
      keyName(press("ƒ", {code: "KeyF", altKey: true, shiftKey: true}), true),
      "Alt-Shift-f"
    );
  });
});

describe("keyFinder(mac)", () => {
  const command = (id: string, keys: string[], enabled = true): Command => ({
    id,
    title: id,
    group: "Cell",
    keys,
    when: "command",
    run() {},
    enabled: () => enabled
  });
  const commands = [
    command("delete", ["d d"]),
    command("format", ["Shift-Alt-f"]),
    command("off", ["x"], false)
  ];
  const pressed = (find: ReturnType<typeof keyFinder>, event: KeyboardEvent) => {
    const found = find(event, commands);
    return typeof found === "string" || found === null ? found : found.id;
  };

  it("waits for the second of two keys, not for ever, and not beyond another key", () => {
    const find = keyFinder(false);
    assert.strictEqual(pressed(find, press("d")), "wait");
    assert.strictEqual(pressed(find, press("d", {timeStamp: 300})), "delete");
    assert.strictEqual(pressed(find, press("d", {timeStamp: 1000})), "wait");
    assert.strictEqual(pressed(find, press("d", {timeStamp: 9000})), "wait");
    assert.strictEqual(pressed(find, press("q", {timeStamp: 9100})), null);
    assert.strictEqual(pressed(find, press("d", {timeStamp: 9200})), "wait");
  });
  it("takes modifiers in any order, and passes over what can do nothing now", () => {
    const find = keyFinder(false);
    assert.strictEqual(pressed(find, press("F", {shiftKey: true, altKey: true})), "format");
    assert.strictEqual(pressed(find, press("x")), null);
  });
});
