import {writeFile} from "node:fs/promises";
import path from "node:path";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {csvHeader} from "../../loaders/ingest/csvHeader.js";
import {temporaryFolder, userError} from "../fixtures/ingest/folder.js";

async function headerOf(content: string | Uint8Array, name = "a.csv") {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, content);
  return csvHeader(file, name);
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

describe("csvHeader(file, label)", () => {
  it.each([
    [",", "id,name,mrr\n1,2,3\n", ["id", "name", "mrr"]],
    [";", "id;name, full;mrr\n", ["id", "name, full", "mrr"]],
    ["\t", "id\tname\n", ["id", "name"]],
    ["|", "id|name\n", ["id", "name"]],
    [",", "id", ["id"]],
    [",", "\n\r\n id , name \n", ["id", "name"]],
    [",", '"id","last, first","say ""x"""\n', ["id", "last, first", 'say "x"']],
    [",", '"two\nlines",b\r\n1,2\r\n', ["two\nlines", "b"]],
    [",", "\uFEFFid,name\n", ["id", "name"]],
    [",", "id,,name,\n", ["id", "column1", "name", "column3"]]
  ])("finds the delimiter %j and the names of %j", async (delimiter, text, columns) => {
    assert.deepInclude(await headerOf(text), {delimiter, columns, encoding: "utf-8", repeated: []});
  });
  it("makes repeated names unique, whatever their case, and says which they are", async () => {
    const {columns, repeated} = await headerOf("id,ID,id_1,id\n");
    assert.deepStrictEqual(columns, ["id", "ID_1", "id_1_1", "id_2"]);
    assert.deepStrictEqual(repeated, ["ID", "id_1", "id"]);
    assert.lengthOf(new Set(columns.map((d) => d.toLowerCase())), 4);
  });
  it("reads UTF-16 and gzip", async () => {
    assert.deepInclude(await headerOf(utf16("id;İsim\n1;2\n")), {
      delimiter: ";",
      columns: ["id", "İsim"],
      encoding: "utf-16"
    });
    const zipped = gzipSync("id,name\n1,2\n");
    assert.deepInclude(await headerOf(zipped, "a.csv.gz"), {columns: ["id", "name"]});
  });
  it("reads a header longer than a part of the file", async () => {
    const names = Array.from({length: 20_000}, (_, i) => `column_${i}`);
    assert.deepStrictEqual((await headerOf(`${names.join(",")}\n1\n`)).columns, names);
  });
  it.each(["", "\n", "  \r\n\r\n"])("refuses %j: there is no header in it", async (text) => {
    const {message, exit_code} = await userError(headerOf(text));
    assert.strictEqual(message, "a.csv: the file is empty; expected a header line with column names");
    assert.strictEqual(exit_code, 2);
  });
  it("gives back the names that a spreadsheet would write", async () => {
    const names = fc.uniqueArray(
      fc.string({minLength: 1}).filter((d) => d.trim() === d),
      {
        minLength: 1,
        maxLength: 6,
        selector: (d) => d.toLowerCase()
      }
    );
    const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(names, async (given) => {
        assert.deepStrictEqual((await headerOf(`${given.map(quoted).join(",")}\n`)).columns, given);
      }),
      {numRuns: 40}
    );
  });
});
