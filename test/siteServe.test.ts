import {request as httpRequest} from "node:http";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {byteRange} from "../reports/byteRange.js";
import {type LocalServer, serve} from "../reports/serve.js";

let dir: string;
let server: LocalServer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-serve-"));
  await mkdir(join(dir, "dist", "_data"), {recursive: true});
  await writeFile(join(dir, "dist", "_data", "published.duckdb"), "0123456789");
  await writeFile(join(dir, "dist", "accounts.html"), "<p>accounts");
  await writeFile(join(dir, "dist", "404.html"), "<p>no such page");
  await writeFile(join(dir, "dist", "x.wasm"), "wasm");
  await writeFile(join(dir, "secret.txt"), "secret");
  server = await serve(join(dir, "dist"));
});
afterAll(async () => {
  await server.close();
  await rm(dir, {recursive: true, force: true});
});

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(new URL(path, server.url), {headers, method});

describe("byteRange(header, size)", () => {
  it("reads the three forms of RFC 9110 of a file of ten bytes", () => {
    assert.deepStrictEqual(byteRange("bytes=0-0", 10), {start: 0, end: 0});
    assert.deepStrictEqual(byteRange("bytes=4-", 10), {start: 4, end: 9});
    assert.deepStrictEqual(byteRange("bytes=-3", 10), {start: 7, end: 9});
  });
  it("ends at the last byte", () => {
    assert.deepStrictEqual(byteRange("bytes=8-99", 10), {start: 8, end: 9});
    assert.deepStrictEqual(byteRange("bytes=-99", 10), {start: 0, end: 9});
  });
  it("is null beyond the end, and undefined for what it does not know", () => {
    assert.isNull(byteRange("bytes=10-", 10));
    assert.isNull(byteRange("bytes=5-4", 10));
    assert.isUndefined(byteRange("bytes=0-1,4-5", 10));
    assert.isUndefined(byteRange(undefined, 10));
  });
});

describe("serve(dist)", () => {
  it("answers a range with just these bytes", async () => {
    const answer = await get("_data/published.duckdb", {range: "bytes=2-4"});
    assert.strictEqual(answer.status, 206);
    assert.strictEqual(answer.headers.get("content-range"), "bytes 2-4/10");
    assert.strictEqual(await answer.text(), "234");
  });
  it("answers HEAD with a range as DuckDB-WASM asks for it", async () => {
    const answer = await get("_data/published.duckdb", {range: "bytes=0-"}, "HEAD");
    assert.deepStrictEqual([answer.status, answer.headers.get("content-length")], [206, "10"]);
  });
  it("gives the types that browsers insist on", async () => {
    assert.strictEqual((await get("x.wasm")).headers.get("content-type"), "application/wasm");
    assert.strictEqual(
      (await get("_data/published.duckdb")).headers.get("content-type"),
      "application/octet-stream"
    );
    assert.match((await get("accounts")).headers.get("content-type") ?? "", /^text\/html;\s*charset=utf-8$/i);
  });
  it("has the browser ask again, so that a new build shows", async () => {
    assert.strictEqual((await get("accounts")).headers.get("cache-control"), "no-cache");
  });
  it("shows the site's own page for what is not there", async () => {
    const answer = await get("nowhere");
    assert.deepStrictEqual([answer.status, await answer.text()], [404, "<p>no such page"]);
  });
  it("never leaves its folder", async () => {
    for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/_data/%2e%2e/%2e%2e/secret.txt"]) {
      for (const headers of [{}, {range: "bytes=0-"}] as Record<string, string>[]) {
        const {status, body} = await raw(path, headers);
        assert.strictEqual(status, 404, path);
        assert.notInclude(body, "secret", path);
      }
    }
  });
  it("refuses a request under another host name, which a hostile page could make by DNS", async () => {
    assert.strictEqual((await raw("/accounts", {host: "evil.example"})).status, 403);
  });
});

/** As fetch, but without its tidying of the path and with any host header. */
function raw(path: string, headers: Record<string, string>): Promise<{status: number; body: string}> {
  const {hostname, port} = new URL(server.url);
  return new Promise((resolve, reject) => {
    httpRequest({hostname, port, path, headers}, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (d: string) => (body += d));
      answer.on("end", () => resolve({status: answer.statusCode ?? 0, body}));
    })
      .on("error", reject)
      .end();
  });
}
