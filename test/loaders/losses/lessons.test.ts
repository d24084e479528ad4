import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeEach, describe, it} from "vitest";
import {readLessons} from "../../../loaders/losses/lessons.js";

const made: string[] = [];
let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-lessons-"));
  made.push(dir);
});
afterAll(() => Promise.all(made.map((d) => rm(d, {recursive: true, force: true}))));

async function lesson(name: string, text: string): Promise<void> {
  await mkdir(join(dir, "lessons", "2026"), {recursive: true});
  await writeFile(join(dir, "lessons", name), text);
}
const HEAD = "account: A\nowner: Ana\ndate: 2026-06-01\nstatus: draft";
const fault = async (head: string) => {
  await lesson("x.md", head);
  return readLessons({dir}, "2026-12-31").then(
    () => "none",
    (error: Error) => error.message.replace(join(dir, "lessons"), "")
  );
};

describe("readLessons(config, as_of)", () => {
  it("reads every file below lessons/ up to the day, but no README, and none where there is no folder", async () => {
    assert.deepStrictEqual(await readLessons({dir}, "2026-12-31"), []);
    await lesson("README.md", "What is here");
    await lesson("2026/a.md", `---\n${HEAD}\n---\n\nCall *sooner* <script>alert(1)</script><img src=x>`);
    await lesson("later.md", `---\n${HEAD.replace("06-01", "07-01")}\n---\n`);
    const [one, ...more] = await readLessons({dir}, "2026-06-30");
    assert.deepStrictEqual(more, []);
    const {body, ...head} = one!;
    assert.deepStrictEqual(head, {account_id: "A", owner: "Ana", date: "2026-06-01", status: "draft", file: "lessons/2026/a.md"}); // prettier-ignore
    assert.deepStrictEqual(body, [{tag: "p", children: ["Call ", {tag: "em", children: ["sooner"]}, " "]}]);
  });
  it("says file, line, what was found and what is expected of a faulty front matter", async () => {
    const cases = [
      ["Just text", "/x.md:1: a lesson begins with a line --- and the keys account, owner, date, status; write them, then another line ---"],
      [`---\n${HEAD.replace("draft", "agred")}\n---\n`, '/x.md:5: status: found "agred"; expected one of draft, agreed, done (did you mean agreed?)'],
      [`---\n${HEAD.replace("2026-06-01", "1 June")}\n---\n`, '/x.md:4: date: found "1 June"; expected a day such as 2026-09-30'],
      [`---\n${HEAD.replace("owner: Ana\n", "")}\n---\n`, "/x.md:1: the key owner is missing: expected a text"],
      [`---\n${HEAD}\nowners: B\n---\n`, "/x.md:6: unknown key owners (did you mean owner?); a lesson has account, owner, date, status"],
      [`---\n${HEAD.replace("account: A", "account: 12")}\n---\n`, "/x.md:2: account: found 12; expected a text, the account_id (in quotes where it is a number)"]
    ] as const; // prettier-ignore
    for (const [text, expected] of cases) assert.strictEqual(await fault(text), expected);
  });
});
