import {mkdir, mkdtemp, rm} from "node:fs/promises";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {readFileSync} from "node:fs";
import {assert, describe, it} from "vitest";
import {UserError} from "../../loaders/errors.js";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {bundledBrowser, hasBundledBrowser, userCache} from "../../reports/browserUnpack.js";

const only =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file);
const find = (
  given: string | undefined,
  env: Record<string, string>,
  exists: (file: string) => boolean,
  platform: NodeJS.Platform = "linux"
) => findBrowser(given, {env, exists, platform});

describe("findBrowser(given, machine)", () => {
  it("takes the one given before all others, then the two variables, then this machine's", async () => {
    const env = {QUARTERDECK_BROWSER: "/b", PUPPETEER_EXECUTABLE_PATH: "/c", PATH: "/usr/bin"};
    const all = only("/a", "/b", "/c", "/usr/bin/chromium");
    assert.deepStrictEqual(await find("/a", env, all), {path: "/a", from: "--browser", env: {}});
    assert.strictEqual((await find(undefined, env, all)).path, "/b");
    assert.strictEqual((await find(undefined, {...env, QUARTERDECK_BROWSER: ""}, all)).path, "/c");
    assert.strictEqual((await find(undefined, {PATH: "/usr/bin"}, all)).path, "/usr/bin/chromium");
  });
  it("refuses one that is named and not there, whatever else there is, and says who named it", async () => {
    const message = async (given: string | undefined, env: Record<string, string>) =>
      find(given, env, only("/usr/bin/chromium")).then(
        () => "",
        (error: Error) => error.message
      );
    assert.match(await message("/gone", {}), /^--browser names \/gone, which does not exist/);
    assert.match(
      await message(undefined, {QUARTERDECK_BROWSER: "/gone"}),
      /^QUARTERDECK_BROWSER names \/gone/
    );
    assert.match(
      await message(undefined, {PUPPETEER_EXECUTABLE_PATH: "/gone"}),
      /^PUPPETEER_EXECUTABLE_PATH/
    );
  });
  it("prefers Chrome to Chromium to Edge, and looks in folders by full path only", async () => {
    const exists = only("/usr/bin/chromium", "/opt/google-chrome", "chromium");
    assert.strictEqual((await find(undefined, {PATH: ".:/opt"}, exists)).path, "/opt/google-chrome");
    assert.strictEqual((await find(undefined, {PATH: "."}, exists)).path, "/usr/bin/chromium");
  });
  it("knows the usual places of macOS and Windows", async () => {
    const mac = "/Applications/Chromium.app/Contents/MacOS/Chromium";
    assert.strictEqual((await find(undefined, {HOME: "/Users/a"}, only(mac), "darwin")).path, mac);
    const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    const env = {"PROGRAMFILES(X86)": "C:\\Program Files (x86)"};
    assert.strictEqual((await find(undefined, env, only(edge), "win32")).path, edge);
  });
  it("names the ways out where there is none at all", async () => {
    const error = await find(undefined, {}, () => false, "win32").catch((d: unknown) => d);
    assert.instanceOf(error, UserError);
    assert.match((error as Error).message, /install Chrome[\s\S]*--browser[\s\S]*QUARTERDECK_BROWSER=/);
  });
});

describe("launchBrowser(found)", () => {
  it("says which browser does not start, and what to do", async () => {
    const error = await launchBrowser({path: "/bin/false", from: "--browser", env: {}}).catch(
      (d: unknown) => d
    );
    assert.instanceOf(error, UserError);
    assert.match((error as Error).message, /^the browser \/bin\/false \(--browser\) does not start: /);
    assert.match((error as Error).message, /give another one: --browser/);
  });
});

describe("userCache(machine)", () => {
  it("is the user's own: XDG_CACHE_HOME, else under the home, else a folder named after the user", () => {
    assert.strictEqual(userCache({env: {XDG_CACHE_HOME: "/x"}, home: "/home/a", user: 7}), "/x/quarterdeck");
    assert.strictEqual(userCache({env: {}, home: "/home/a", user: 7}), "/home/a/.cache/quarterdeck");
    for (const home of ["", "/"])
      assert.strictEqual(userCache({env: {}, home, user: 7}), join(tmpdir(), "quarterdeck-7"));
  });
});

describe("hasBundledBrowser(platform, arch)", () => {
  it("is there for Linux on x64 and nowhere else", () => {
    assert.isTrue(hasBundledBrowser("linux", "x64"));
    assert.isFalse(hasBundledBrowser("linux", "arm64"));
    assert.isFalse(hasBundledBrowser("darwin", "x64"));
  });
});

describe("bundledBrowser(cache)", () => {
  it("takes what is unpacked already, without unpacking or locking again", async () => {
    const cache = await mkdtemp(join(tmpdir(), "quarterdeck-cache-"));
    try {
      const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
      const root = dirname(entry).replace(/\/build\/.*$/u, "");
      const {version} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {version: string};
      const folder = join(cache, `chromium-${version}`);
      await mkdir(folder);
      const [a, b] = await Promise.all([bundledBrowser(cache), bundledBrowser(cache)]);
      assert.strictEqual(a.path, join(folder, "chromium"));
      assert.deepStrictEqual(a, b);
      assert.match(a.env.LD_LIBRARY_PATH!, new RegExp(`^${folder}/al2023/lib`, "u"));
    } finally {
      await rm(cache, {recursive: true, force: true});
    }
  });
});
