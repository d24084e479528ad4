// Runs Observable Framework's build in this process, into the folder given; started by framework.ts, in the project.
// Its modules are internal to the pinned version: only the output folder and its talk on the terminal differ from
// `observable build`.
import {createRequire} from "node:module";
import {dirname, join} from "node:path/posix";

const requireFrom = createRequire(import.meta.resolve("@observablehq/framework/dist/html.js"));
shareWindow();
await parseOnce();
/** Framework parses the same module for its hash, its imports and its output; it never changes the tree. */
async function parseOnce() {
  const {Parser} = await import(join(dirname(requireFrom.resolve("acorn")), "acorn.mjs"));
  const parse = Parser.parse.bind(Parser);
  const trees = new Map();
  Parser.parse = (input, options) => {
    if (options.onComment || options.onToken) return parse(input, options);
    const key = `${options.ecmaVersion} ${options.sourceType} ${input}`;
    const tree = trees.get(key) ?? parse(input, options);
    trees.set(key, tree);
    return tree;
  };
}

const {build, FileBuildEffects} = await import("@observablehq/framework/dist/build.js");
const {readConfig} = await import("@observablehq/framework/dist/config.js");

/** Framework makes a whole window, 40 ms each, for every bit of HTML that it parses; documents of one window do. */
function shareWindow() {
  const jsdom = requireFrom("jsdom");
  const {DOMParser} = new jsdom.JSDOM().window;
  jsdom.JSDOM = class {
    constructor(html) {
      this.window = {document: new DOMParser().parseFromString(html, "text/html")};
    }
  };
}

const [output] = process.argv.slice(2);
const read = await readConfig();
// Files that pass through as they are we link ourselves; guides for developers are no pages of the site.
const LEFT_OUT = /^\/(docs|style\/fonts)\//;
async function* paths() {
  for await (const path of read.paths()) if (!LEFT_OUT.test(path)) yield path;
}
const config = {...read, output, paths};
const quiet = {log() {}, warn: (line) => console.error(line), error: (line) => console.error(line)};
const effects = new FileBuildEffects(output, join(config.root, ".observablehq", "cache"), {
  logger: quiet,
  output: {write() {}}
});
effects.prepare = async () => {};
await build({config}, effects);
