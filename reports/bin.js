#!/usr/bin/env node
// Runs the TypeScript sources of this checkout from whatever folder the command is typed in.
import {fileURLToPath, URL} from "node:url";
import {register} from "tsx/esm/api";

register({tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url))});
const {main} = await import("./cli.ts");
const code = await main(process.argv);
process.stderr.write("", () => process.stdout.write("", () => process.exit(code)));
