import {Writable} from "node:stream";
import {assert, describe, it} from "vitest";
import {sqlOutput} from "../reports/sqlOutput.js";
import {type ProgressStream, terminalProgress} from "../reports/terminal.js";

function capture(isTTY: boolean): {stream: ProgressStream; text: () => string} {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    }
  });
  return {
    stream: Object.assign(stream, {isTTY, columns: 80, cursorTo: () => true, clearLine: () => true}),
    text: () => text
  };
}

describe("terminalProgress(stream)", () => {
  it("prints plain lines where nobody watches: a line each fifth, then the result with its seconds", () => {
    const {stream, text} = capture(false);
    let now = 0;
    const progress = terminalProgress(stream, () => (now += 100));
    progress.start("Decks", 10);
    for (let i = 0; i < 10; ++i) progress.tick("Decks");
    progress.end("Decks", "10 made");
    assert.strictEqual(
      text(),
      "  Decks: 2 of 10\n  Decks: 4 of 10\n  Decks: 6 of 10, about 1 s left\n  Decks: 8 of 10, about 1 s left\nDecks: 10 made (1.1 s)\n"
    );
  });
  it("says every half minute how long it will still take, by how fast the last went", () => {
    const {stream, text} = capture(false);
    let now = 0;
    const progress = terminalProgress(stream, () => now);
    progress.start("Decks", 1000);
    // Ten slow ones of 20 s, then fast ones of 0.5 s: after sixty more, only these count.
    for (let i = 1; i <= 100; ++i) {
      now += i <= 10 ? 20_000 : 500;
      progress.tick("Decks");
    }
    const lines = text().split("\n");
    assert.strictEqual(lines[0], "  Decks: 2 of 1000");
    assert.strictEqual(lines[3], "  Decks: 8 of 1000, about 5.5 h left"); // 992 at 20 s each
    assert.strictEqual(lines[4], "  Decks: 10 of 1000, about 5.5 h left");
    assert.strictEqual(lines[5], "  Decks: 70 of 1000, about 8 min left"); // 930 at 0.5 s each
  });
  it("writes no control characters where nobody watches", () => {
    const {stream, text} = capture(false);
    const progress = terminalProgress(stream);
    progress.start("Reading");
    progress.note("accounts.csv");
    progress.end("Reading");
    // eslint-disable-next-line no-control-regex
    assert.notMatch(text(), /[\u0000-\u0009\u000b-\u001f]/);
  });
  it("draws a bar on a terminal and leaves one line when done", () => {
    const {stream, text} = capture(true);
    const progress = terminalProgress(stream, () => 0);
    progress.start("Decks", 4);
    progress.tick("Decks", 4);
    progress.end("Decks", "4 made");
    assert.match(text(), /Decks .*4\/4/);
    assert.match(text(), /Decks: 4 made \(0\.0 s\)\n$/);
  });
});

describe("sqlOutput(rows, format)", () => {
  const rows = [
    {name: '=HYPERLINK("x")', mrr: -5, note: null},
    {name: "Ana, Ltd", mrr: 10, note: "two\nlines"}
  ];
  it("prints CSV that no spreadsheet runs and every parser reads: quotes doubled, formulas led by an apostrophe", () => {
    assert.strictEqual(
      sqlOutput(rows, "csv"),
      'name,mrr,note\r\n"\'=HYPERLINK(""x"")",-5,\r\n"Ana, Ltd",10,"two\nlines"\r\n'
    );
  });
  it("prints JSON as it is", () => {
    assert.deepStrictEqual(JSON.parse(sqlOutput(rows, "json")), rows);
  });
  it("prints a table with one line a row, and says when there is none", () => {
    assert.match(sqlOutput(rows, "table"), /Ana, Ltd\s+10\s+two lines\s*\n2 rows\n$/);
    assert.strictEqual(sqlOutput([], "table"), "no rows\n");
  });
});
