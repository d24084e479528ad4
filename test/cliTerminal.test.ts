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
      "  Decks: 2 of 10\n  Decks: 4 of 10\n  Decks: 6 of 10\n  Decks: 8 of 10\nDecks: 10 made (0.1 s)\n"
    );
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
