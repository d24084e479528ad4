import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join, normalize, sep} from "node:path";

/** A stretch of bytes, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a Range header that asks for one stretch (RFC 9110, 14.1.2) of a file of **size** bytes.
 * Undefined when there is none or it is of another form, so that the whole file is sent; null when it lies outside.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return undefined;
  const [, first = "", last = ""] = match;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? null : {start, end};
}

/** Answers a request for a stretch of a file below **dir**; false when the request is not one. */
export async function sendRange(
  dir: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  const path = request.headers.range === undefined ? null : localPath(dir, request.url ?? "/");
  const file = path === null ? null : await stat(path).catch(() => null);
  if (path === null || file === null || !file.isFile()) return false;
  const range = byteRange(request.headers.range, file.size);
  if (range === undefined) return false;
  if (range === null) {
    response.writeHead(416, {"Content-Range": `bytes */${file.size}`}).end();
    return true;
  }
  response.writeHead(206, {
    "Accept-Ranges": "bytes",
    "Cache-Control": "no-cache",
    "Content-Length": range.end - range.start + 1,
    "Content-Range": `bytes ${range.start}-${range.end}/${file.size}`,
    "Content-Type": path.endsWith(".wasm") ? "application/wasm" : "application/octet-stream",
    "X-Content-Type-Options": "nosniff"
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(path, range)
      .on("error", () => response.destroy())
      .pipe(response);
  return true;
}

function localPath(dir: string, url: string): string | null {
  try {
    const path = normalize(join(dir, decodeURIComponent(new URL(url, "http://localhost").pathname)));
    return path.startsWith(dir + sep) && !path.includes("\0") ? path : null;
  } catch {
    return null; // a malformed escape
  }
}
