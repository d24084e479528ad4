// Runs one command line after another, as bin.js does, in one process: starting costs more than most commands. A message
// holds the arguments and the folder; the answer is what the command printed, and its exit code.
import process from "node:process";
import {fileURLToPath, URL} from "node:url";
import {register} from "tsx/esm/api";

register({tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url))});
const {main} = await import("../../reports/cli.ts");
process.setMaxListeners(0);
process.stdout.setMaxListeners(0);

let printed = {stdout: "", stderr: ""};
for (const name of ["stdout", "stderr"])
  process[name].write = (chunk, ...rest) => {
    printed[name] += String(chunk);
    rest.findLast((d) => typeof d === "function")?.();
    return true;
  };

let before = Promise.resolve();
process.on("message", ({id, args, cwd}) => {
  before = before.then(async () => {
    printed = {stdout: "", stderr: ""};
    process.chdir(cwd);
    const code = await main([process.execPath, "quarterdeck", ...args]);
    process.send({id, code, ...printed});
  });
});
process.on("disconnect", () => process.exit());
process.send("ready");
