// Runs Observable Framework's build in this process, into the folder given; started by framework.ts, in the project.
// Its modules are internal to the pinned version: only the output folder and its talk on the terminal differ from
// `observable build`.
import {join} from "node:path/posix";
import {build, FileBuildEffects} from "@observablehq/framework/dist/build.js";
import {readConfig} from "@observablehq/framework/dist/config.js";

const [output] = process.argv.slice(2);
const config = {...(await readConfig()), output};
const quiet = {log() {}, warn: (line) => console.error(line), error: (line) => console.error(line)};
const effects = new FileBuildEffects(output, join(config.root, ".observablehq", "cache"), {
  logger: quiet,
  output: {write() {}}
});
effects.prepare = async () => {};
await build({config}, effects);
