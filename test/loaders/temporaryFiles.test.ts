import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {removeAbandoned} from "../../loaders/temporaryFiles.js";

const folder = mkdtempSync(path.join(tmpdir(), "quarterdeck-temporary-"));
afterAll(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5}));

/** The number of a process that has ended. */
async function ended(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], {stdio: "ignore"});
  await once(child, "exit");
  return child.pid!;
}

function leftover(name: string): string {
  const made = path.join(folder, name);
  mkdirSync(made);
  writeFileSync(path.join(made, "file"), "");
  return made;
}

describe("removeAbandoned(folder, prefix)", () => {
  it("removes what ended processes left, and nothing else", async () => {
    const pid = await ended();
    const abandoned = leftover(`deck-${pid}-0a`);
    const kept = [leftover(`deck-${process.pid}-0a`), leftover(`other-${pid}-0a`), leftover("deck-notes")];
    await removeAbandoned(folder, "deck-");
    expect(existsSync(abandoned)).toBe(false);
    expect(kept.filter((d) => !existsSync(d))).toEqual([]);
  });

  it("leaves for the next time what a child of the killed process still writes to", async () => {
    const busy = leftover(`busy-${await ended()}-0a`);
    const writer = spawn(process.execPath, [
      "-e",
      // Ends by itself, should nobody end it.
      `const {mkdirSync, writeFileSync} = require("fs");
       for (let i = 0; i < 20_000; ++i) {
         mkdirSync(${JSON.stringify(busy)}, {recursive: true});
         writeFileSync(${JSON.stringify(busy)} + "/" + i, "");
         if (i === 1000) console.log("started");
       }`
    ]);
    const exit = once(writer, "exit");
    await once(writer.stdout, "data");
    await expect(removeAbandoned(folder, "busy-")).resolves.toBeUndefined();
    writer.kill("SIGKILL");
    await exit;
    await removeAbandoned(folder, "busy-");
    expect(existsSync(busy)).toBe(false);
  });
});
