import {readFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import {codeHash} from "../codeHash.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
/** The code that decides what is on a page. */
const CODE = [
  "src/deck",
  "src/components/deck",
  "src/components/dom.ts",
  "src/components/mirror.ts",
  "src/lib",
  "src/metrics",
  "reports/deck",
  "reports/pptx"
];

/** The version of the code: the package's, and a hash of what makes the pages. */
export async function codeVersion(): Promise<string> {
  const {version} = JSON.parse(await readFile(path.join(PROJECT, "package.json"), "utf8")) as {
    version: string;
  };
  return `${version}+${(await codeHash(CODE)).slice(0, 8)}`;
}
