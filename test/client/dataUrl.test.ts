import {assert, describe, it} from "vitest";
import {dataUrl} from "../../src/client/dataUrl.js";

describe("dataUrl(path)", () => {
  it("starts from the site’s root, two folders above the module, wherever the site lies on its host", () => {
    const module_url = "https://host.example/team/quarterdeck/_import/client/dataUrl.abc123.js";
    assert.strictEqual(
      dataUrl("_data/published.duckdb", module_url),
      "https://host.example/team/quarterdeck/_data/published.duckdb"
    );
  });
  it("escapes what has a meaning in an address", () => {
    assert.strictEqual(
      dataUrl("_data/a%2F?#.json", "http://h/_import/client/m.js"),
      "http://h/_data/a%252F%3F%23.json"
    );
  });
});
