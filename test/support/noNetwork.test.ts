import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterAll, describe, expect, it} from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "quarterdeck-network-"));
afterAll(() => rmSync(folder, {recursive: true}));

describe("noNetwork.js", () => {
  it("stops a request to another host, and notes it", () => {
    const log = path.join(folder, "asked.txt");
    const {status} = spawnSync(
      process.execPath,
      ["-e", 'fetch("https://registry.example/x").catch(() => process.exit(7))'],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: `--import ${path.join(import.meta.dirname, "noNetwork.js")}`,
          NO_NETWORK_LOG: log
        }
      }
    );
    expect(status).toBe(7);
    expect(readFileSync(log, "utf8")).toBe("registry.example\n");
  });
});
