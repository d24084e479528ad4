import {createHash} from "node:crypto";
import {assert, describe, it} from "vitest";
import {contentPolicy, mendPage} from "../reports/site/mend.js";

const page = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<script>setTheme("dark")</script>
<script type="module">import "./a.js";</script>
<script src="./b.js"></script>
</head><body></body></html>`;

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("mendPage(html, page)", () => {
  it("gives the page a language and lets it be zoomed", () => {
    const html = mendPage(page, "index.html");
    assert.include(html, '<html lang="en">');
    assert.include(html, '<meta name="viewport" content="width=device-width, initial-scale=1">');
    assert.notInclude(html, "maximum-scale");
  });
  it("puts the policy before every script", () => {
    const html = mendPage(page, "index.html");
    assert.isBelow(html.indexOf("Content-Security-Policy"), html.indexOf("<script"));
  });
  it("throws when Framework writes another page than the one this was written for", () => {
    assert.throws(
      () => mendPage(page.replace("<html>", '<html lang="fr">'), "x.html"),
      /^x\.html: .*Framework has changed$/
    );
  });
});

describe("contentPolicy(html, page)", () => {
  it("allows the scripts written in the page by their hash, and no others", () => {
    const [, scripts = ""] = /script-src ([^;]*)/.exec(contentPolicy(page, "index.html")) ?? [];
    assert.strictEqual(
      scripts,
      `'self' 'wasm-unsafe-eval' ${hash('setTheme("dark")')} ${hash('import "./a.js";')}`
    );
  });
  it("allows no other host, no plugin, no form and no base", () => {
    const policy = contentPolicy(page, "index.html");
    assert.match(policy, /^default-src 'none'; /);
    assert.match(policy, /; base-uri 'none'; form-action 'none'$/);
    assert.notMatch(policy, /https?:|\*|unsafe-eval'(?<!wasm-unsafe-eval')/);
  });
  it("lets the workbench evaluate text, and neither a page nor a notebook beside it", () => {
    const scripts = (name: string) =>
      /script-src ([^;]*)/.exec(contentPolicy(page, name))?.[1]?.split(" ") ?? [];
    assert.include(scripts("notebook.html"), "'unsafe-eval'");
    for (const name of ["index.html", "notebooks/notebook.html", "notebook/index.html", "notebooks.html"])
      assert.notInclude(scripts(name), "'unsafe-eval'", name);
    const rest = (name: string) => contentPolicy(page, name).replace(/ 'unsafe-eval'|worker-src [^;]*/g, "");
    assert.strictEqual(rest("notebook.html"), rest("index.html"));
  });
  it("lets the workbench start no worker that does not keep to its policy", () => {
    const workers = (name: string) => /worker-src ([^;]*)/.exec(contentPolicy(page, name))?.[1];
    assert.strictEqual(workers("notebook.html"), "blob:");
    assert.strictEqual(workers("index.html"), "'self' blob:");
  });
});
