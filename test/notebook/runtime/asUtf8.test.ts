import {assert, describe, it} from "vitest";
import {asUtf8} from "../../../src/notebook/runtime/asUtf8.js";

const read = (...bytes: number[]) => {
  const {bytes: written, from} = asUtf8(new Uint8Array(bytes));
  return [new TextDecoder().decode(written), from];
};

describe("asUtf8(bytes)", () => {
  it("leaves UTF-8 as it is", () => {
    const bytes = new TextEncoder().encode("\ufeffMüller \u{1f600}");
    assert.deepStrictEqual(asUtf8(bytes), {bytes, from: ""});
    assert.deepStrictEqual(read(), ["", ""]);
  });
  it("takes what is none for Windows-1252, as spreadsheets save CSV", () => {
    assert.deepStrictEqual(read(0x4d, 0xfc, 0x6c), ["Mül", "Windows-1252"]);
  });
  it("reads UTF-16 of both orders by its mark", () => {
    assert.deepStrictEqual(read(0xff, 0xfe, 0x4d, 0, 0xfc, 0), ["Mü", "UTF-16"]);
    assert.deepStrictEqual(read(0xfe, 0xff, 0, 0x4d, 0x06, 0x41), ["M\u0641", "UTF-16"]);
  });
});
