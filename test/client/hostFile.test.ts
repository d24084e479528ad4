import {assert, describe, it} from "vitest";
import {probeHost, readWhole} from "../../src/client/hostFile.js";

const BYTES = Uint8Array.from({length: 100}, (_, i) => i);

/** A host that answers as hosts do. */
function host(answer: (request: RequestInit) => Response): typeof fetch {
  return (_url, request = {}) => Promise.resolve(answer(request));
}

describe("probeHost(url)", () => {
  it("finds ranges and the size where a host answers with a part", async () => {
    let asked: unknown;
    const part = host(({headers}) => {
      asked = (headers as Record<string, string>).Range;
      return new Response(BYTES.slice(0, 1), {status: 206, headers: {"content-range": "bytes 0-0/98000000"}});
    });
    assert.deepStrictEqual(await probeHost("x", part), {ranges: true, size: 98_000_000});
    assert.strictEqual(asked, "bytes=0-0");
  });
  it("finds none where a host sends the whole file, and takes its size", async () => {
    const whole = host(() => new Response(BYTES, {status: 200, headers: {"content-length": "100"}}));
    assert.deepStrictEqual(await probeHost("x", whole), {ranges: false, size: 100});
  });
  it("does not trust parts of a file that is compressed on the way: their places are not the file’s", async () => {
    const headers = {"content-range": "bytes 0-0/500", "content-encoding": "gzip"};
    const zipped = host(() => new Response(BYTES.slice(0, 1), {status: 206, headers}));
    assert.deepStrictEqual(await probeHost("x", zipped), {ranges: false, size: 500});
    const whole = host(
      () => new Response(BYTES, {headers: {"content-length": "60", "content-encoding": "gzip"}})
    );
    assert.deepStrictEqual(await probeHost("x", whole), {ranges: false, size: null});
  });
  it("says what a host answered that has no such file", async () => {
    const none = host(() => new Response("", {status: 404}));
    let message = "";
    await probeHost("https://host/p.duckdb", none).catch((error: Error) => (message = error.message));
    assert.strictEqual(message, "the published database could not be read: 404 for https://host/p.duckdb");
  });
});

describe("readWhole(url, limit)", () => {
  const parts = host(() => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 100; i += 30) controller.enqueue(BYTES.slice(i, i + 30));
        controller.close();
      }
    });
    return new Response(stream);
  });
  it("joins the parts of a file", async () => {
    assert.deepStrictEqual(await readWhole("x", 100, parts), BYTES);
  });
  it("gives up on a file above the limit", async () => {
    assert.isNull(await readWhole("x", 99, parts));
  });
});
