import {randomBytes} from "node:crypto";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {deckFonts} from "./fonts.js";

/** Serves the page that decks are printed from, and its fonts, to this machine alone. */
export interface FontServer {
  /** the empty page into which decks are put */
  page: string;
  [Symbol.asyncDispose](): Promise<void>;
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** Starts the server on a free port of 127.0.0.1; its paths begin with a secret, so that no other program reads them. */
export async function startFontServer(style: string): Promise<FontServer> {
  const fonts = await deckFonts();
  const secret = randomBytes(12).toString("hex");
  const base = `/${secret}/`;
  const page = `<!doctype html><html><head><meta charset="utf-8"><title></title><style>html,body{margin:0;background:#fff}${fonts.css(base)}${style}</style></head><body></body></html>`;
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    const name = url.startsWith(base) ? url.slice(base.length) : null;
    if (name === "") {
      response
        .writeHead(200, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY})
        .end(page);
      return;
    }
    void (name === null ? Promise.resolve(null) : fonts.file(name)).then(
      (font) =>
        font
          ? response
              .writeHead(200, {
                "Content-Type": "font/ttf",
                "Access-Control-Allow-Origin": "*",
                "Cache-Control": "max-age=86400"
              })
              .end(font)
          : response.writeHead(404).end(),
      () => response.writeHead(500).end()
    );
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    page: `http://127.0.0.1:${port}${base}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}
