import {init} from "es-module-lexer";
import {assert, beforeAll, describe, it} from "vitest";
import {moduleFaults, pageFaults, styleFaults} from "../reports/site/guard.js";

beforeAll(async () => {
  await init;
});

const exists = (path: string) => ["_import/a.js", "_node/d3.js", "_observablehq/client.js"].includes(path);

describe("moduleFaults(path, source, exists)", () => {
  it("passes relative imports of files that are there, static and dynamic", () => {
    const source = 'import {x} from "./a.js"; export * from "../_node/d3.js"; await import("./a.js?v=1");';
    assert.deepStrictEqual(moduleFaults("_import/b.js", source, exists), []);
  });
  it("names a bare, a remote and a missing import, each by its specifier", () => {
    const source = 'import "d3"; import "https://cdn.example/x.js"; import("./gone.js");';
    assert.deepStrictEqual(moduleFaults("_import/b.js", source, exists), [
      "_import/b.js: imports a name that no browser knows: d3",
      "_import/b.js: imports from another host: https://cdn.example/x.js",
      "_import/b.js: imports a file that is not there: ./gone.js"
    ]);
  });
  it("leaves Framework's own lazy imports, which only a page that fails to build would use, and no others", () => {
    const source = 'import("../_npm/d3@0.0.0/_esm.js"); import "./gone.js";';
    assert.deepStrictEqual(moduleFaults("_observablehq/client.js", source, exists), [
      "_observablehq/client.js: imports a file that is not there: ./gone.js"
    ]);
  });
  it("leaves specifiers that are computed to the content security policy", () => {
    assert.deepStrictEqual(moduleFaults("_import/b.js", "const n = './a.js'; await import(n);", exists), []);
  });
  it("names a request to a host that is written out, and not a namespace", () => {
    const source =
      'fetch("https://api.example/v1"); new Worker(`//w.example/x.js`); const ns = "http://www.w3.org/2000/svg";';
    assert.deepStrictEqual(moduleFaults("m.js", source, exists), [
      "m.js: fetch of another host: https://api.example/v1",
      "m.js: Worker of another host: //w.example/x.js"
    ]);
  });
});

describe("pageFaults(path, html, exists)", () => {
  it("passes a page whose links lead elsewhere but whose files are its own", () => {
    const html =
      '<link rel="stylesheet" href="./_observablehq/client.js"><a href="https://www.example.org/paper">paper</a>';
    assert.deepStrictEqual(pageFaults("index.html", html, exists), []);
  });
  it("names an error that Framework printed in the page", () => {
    const html = '<div class="observablehq--inspect observablehq--error">SyntaxError: non-local import</div>';
    assert.deepStrictEqual(pageFaults("index.html", html, exists), [
      "index.html: an error is printed in the page: SyntaxError: non-local import"
    ]);
  });
  it("names what loads from another host or is not there", () => {
    const html =
      '<img src="//img.example/x.png"><script src="./gone.js"></script><style>@import "https://f.example/a.css";</style>';
    assert.deepStrictEqual(pageFaults("sub/page.html", html, exists), [
      "sub/page.html: <img> loads from another host: //img.example/x.png",
      "sub/page.html: <script> loads a file that is not there: ./gone.js",
      "sub/page.html: a style loads from another host: https://f.example/a.css"
    ]);
  });
  it("looks into the modules that are written in the page, relative to it", () => {
    const html = '<script type="module">import "../_import/a.js"; import "npm:d3";</script>';
    assert.deepStrictEqual(pageFaults("sub/page.html", html, exists), [
      "sub/page.html: imports a name that no browser knows: npm:d3"
    ]);
  });
});

describe("styleFaults(path, css)", () => {
  it("names remote urls and passes relative ones and data", () => {
    const css =
      'a{background:url(https://x.example/a.png)} b{src:url("./b.woff2")} c{background:url(data:image/png;base64,AA)}';
    assert.deepStrictEqual(styleFaults("s.css", css), [
      "s.css: a style loads from another host: https://x.example/a.png"
    ]);
  });
});
