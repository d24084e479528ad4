import {existsSync, readFileSync} from "node:fs";
import {createServer, type RequestListener, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, resolve} from "node:path";
import sirv from "sirv";
import {UserError} from "../loaders/errors.js";
import {sendRange} from "./byteRange.js";

/** A server on this machine only. */
export interface LocalServer {
  url: string;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
const LOCAL_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Serves a finished site on localhost: byte ranges, right types, every file checked anew on each visit. */
export async function serve(dist: string, {port}: {port?: number} = {}): Promise<LocalServer> {
  const files = staticFiles(dist);
  return await listenLocally((request, response) => {
    files(request, response, () => notFound(dist, request, response));
  }, port);
}

/** Answers GET and HEAD with the files below a folder; what is not there goes to **next**. */
export function staticFiles(folder: string): (...args: [...Parameters<RequestListener>, () => void]) => void {
  const dir = resolve(folder);
  const whole = sirv(dir, {
    dev: true, // reads the folder on each request, so that a new build shows without a restart
    etag: true,
    dotfiles: false,
    extensions: ["html"],
    setHeaders(response, path) {
      response.setHeader("Cache-Control", "no-cache"); // means: ask again, answered by 304 when unchanged
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Accept-Ranges", "bytes");
      if (path.endsWith(".duckdb")) response.setHeader("Content-Type", "application/octet-stream");
    }
  });
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
    sendRange(dir, request, response).then(
      (sent) => void (sent || whole(request, response, next)),
      () => void response.writeHead(500).end()
    );
  };
}

function notFound(dist: string, ...[request, response]: Parameters<RequestListener>): void {
  const page = join(dist, "404.html");
  const type = existsSync(page) && !extname(request.url ?? "") ? "text/html" : "text/plain";
  response.writeHead(404, {"Content-Type": `${type}; charset=utf-8`});
  response.end(type === "text/html" ? readFileSync(page) : "Not found");
}

/** Listens on the port given, else on the first free one from 3000. Requests under another host name are refused. */
export async function listenLocally(
  listener: RequestListener,
  port?: number
): Promise<LocalServer & {server: Server}> {
  const server = createServer((request, response) => {
    if (LOCAL_NAMES.test(request.headers.host ?? "")) return void listener(request, response);
    response.writeHead(403).end("This server answers to localhost only.");
  });
  await listen(server, port);
  const url = `http://${HOST}:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

async function listen(server: Server, port?: number): Promise<void> {
  const first = port ?? 3000;
  const last = port ?? 3099;
  for (let p = first; p <= last; ++p) {
    const code = await attempt(server, p);
    if (code === undefined) return;
    if (code !== "EADDRINUSE") throw new UserError(`cannot listen on ${HOST}:${p} (${code})`, 1);
  }
  throw new UserError(
    `port ${first === last ? first : `${first} to ${last}`} is in use; give another with --port`,
    1
  );
}

function attempt(server: Server, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
    server.once("error", failed);
    server.listen(port, HOST, () => {
      server.off("error", failed);
      resolve(undefined);
    });
  });
}
