import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import path from "node:path";
import {assert, describe, it} from "vitest";
import {codeHash} from "../../loaders/codeHash.js";
import {readConfig} from "../../loaders/config.js";
import {fileHashes} from "../../loaders/fileHashes.js";
import {fingerprint} from "../../loaders/fingerprint.js";
import {companyFolder, temporaryFolder, userError} from "../fixtures/ingest/folder.js";

const SOURCES = `  tickets:
    query: SELECT id AS ticket_id, account_id, opened_at FROM 't.csv' JOIN read_csv('u.csv', header = true) USING (id)
`;
const FILES = {
  "t.csv": "id,account_id\nT1,A1\n",
  "u.csv": "id,opened_at\nT1,2024-01-01\n",
  "fx.csv": "currency,month,rate\n"
};

describe("fingerprint(config, code)", () => {
  it("stays when nothing changes, be a file written again with the same content", async () => {
    const config = await companyFolder({files: FILES, sources: SOURCES});
    const before = await fingerprint(config, "other code");
    await writeFile(path.join(config.dir, "t.csv"), FILES["t.csv"]);
    assert.strictEqual(await fingerprint(await readConfig(config.path), "other code"), before);
  });

  it.each(["accounts.csv", "t.csv", "u.csv", "fx.csv"])("changes with the content of %s", async (name) => {
    const config = await companyFolder({files: FILES, sources: SOURCES, settings: "fx: fx.csv"});
    const before = await fingerprint(config, "");
    await writeFile(path.join(config.dir, name), `${await readFile(path.join(config.dir, name), "utf8")}\n`);
    assert.notStrictEqual(await fingerprint(config, ""), before);
  });

  it("changes with a new file of a glob or the journal, with as_of, with a mapping and with the code", async () => {
    const config = await companyFolder({
      files: {"in/a.csv": "x", "in/b.txt": "x", "journal/none.txt": ""},
      sources: "  tickets: {from: in/*.csv}\n"
    });
    const seen = new Set([await fingerprint(config, "")]);
    await writeFile(path.join(config.dir, "in", "c.csv"), "x");
    seen.add(await fingerprint(config, ""));
    await writeFile(path.join(config.dir, "journal", "actions.csv"), "account_id,play,fired_on\n");
    seen.add(await fingerprint(config, ""));
    seen.add(await fingerprint(await readConfig(config.path, {as_of: "2024-01-01"}), ""));
    seen.add(
      await fingerprint(
        {...config, sources: {...config.sources, tickets: {from: "in/*.csv", columns: {topic: "x"}}}},
        ""
      )
    );
    seen.add(await fingerprint(config, "other code"));
    assert.strictEqual(seen.size, 6);
  });

  it("does not change with a comment in the config", async () => {
    const config = await companyFolder();
    const before = await fingerprint(config, "");
    await writeFile(config.path, `# a comment\n${await readFile(config.path, "utf8")}`);
    assert.strictEqual(await fingerprint(await readConfig(config.path), ""), before);
  });

  it("says which file is missing", async () => {
    const config = await companyFolder({sources: "  tickets: {from: none.csv}\n"});
    const {message} = await userError(fingerprint(config, ""));
    assert.match(message, /^quarterdeck\.yaml:5: none\.csv: no such file/);
  });
});

describe("codeHash(places, root)", () => {
  it("changes with any code or SQL at or below its places, however deep, and with a name; with nothing else", async () => {
    const root = await temporaryFolder();
    const write = async (file: string, text: string) => {
      await mkdir(path.dirname(path.join(root, file)), {recursive: true});
      await writeFile(path.join(root, file), text);
    };
    const hash = () => codeHash(["a", "b.ts"], root);
    await write("a/deep/er/one.sql", "SELECT 1");
    await write("b.ts", "1");
    const seen = [await hash()];
    await write("a/deep/er/one.sql", "SELECT 2");
    seen.push(await hash());
    await rename(path.join(root, "a/deep/er/one.sql"), path.join(root, "a/deep/er/two.sql"));
    seen.push(await hash());
    await write("b.ts", "2");
    seen.push(await hash());
    assert.lengthOf(new Set(seen), 4);
    await write("a/readme.md", "x");
    await write("c.ts", "x");
    assert.strictEqual(await hash(), seen[3]);
  });
});

describe("fileHashes(files, cache)", () => {
  it("does not read a file again whose size, times and inode are the same", async () => {
    const dir = await temporaryFolder();
    const [file, cache] = [path.join(dir, "a.csv"), path.join(dir, "cache.json")];
    const later = (): number => Date.now() + 10_000;
    await writeFile(file, "one");
    const hash = (await fileHashes([file], cache, later)).get(file) as string;
    await writeFile(cache, (await readFile(cache, "utf8")).replace(hash, "remembered"));
    assert.strictEqual((await fileHashes([file], cache, later)).get(file), "remembered");
    await writeFile(file, "two");
    assert.notInclude([hash, "remembered"], (await fileHashes([file], cache, later)).get(file));
  });

  it("does not remember a file just written, which might change within a tick of its clock", async () => {
    const dir = await temporaryFolder();
    const [file, cache] = [path.join(dir, "a.csv"), path.join(dir, "cache.json")];
    await writeFile(file, "one");
    await fileHashes([file], cache);
    assert.strictEqual(await readFile(cache, "utf8"), "{}");
  });

  it("goes without a cache that cannot be read or written", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "a.csv");
    await writeFile(file, "one");
    await writeFile(path.join(dir, "broken.json"), "{");
    const hash = (await fileHashes([file], path.join(dir, "broken.json"))).get(file);
    assert.strictEqual((await fileHashes([file], path.join(file, "cache.json"))).get(file), hash);
  });
});
