import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {PROJECT, sourceFiles, textOf} from "../support/sources.js";

/** Results that stay as long as the code that they follow from: a run that was stopped goes on where it was. */
export class Results {
  private readonly file: string;
  private readonly mark: string;

  /** @param folders of the code that the results follow from */
  constructor(name: string, folders: readonly string[]) {
    this.file = join(PROJECT, ".quarterdeck", "calibration", `${name}.json`);
    const hash = createHash("sha256");
    for (const path of sourceFiles(...folders)) hash.update(`${path}\0${textOf(path)}\0`);
    this.mark = hash.digest("hex");
  }

  /** The result of a key, from before or made now. */
  async of<T>(key: string, make: () => T | Promise<T>): Promise<{result: T; kept: boolean}> {
    const known = await this.read<T>();
    if (known[key] !== undefined) return {result: known[key], kept: true};
    const result = await make();
    await mkdir(dirname(this.file), {recursive: true});
    await writeFile(this.file, JSON.stringify({mark: this.mark, results: {...known, [key]: result}}));
    return {result, kept: false};
  }

  private async read<T>(): Promise<Record<string, T>> {
    const text = await readFile(this.file, "utf8").catch(() => "{}");
    const {mark, results} = JSON.parse(text) as {mark?: string; results?: Record<string, T>};
    return mark === this.mark ? (results ?? {}) : {};
  }
}
