import fc from "fast-check";

const LINES = [
  "",
  "   ",
  "# Heading",
  "text",
  "- item",
  "  - nested",
  "1. one",
  "> quote",
  "    indented code",
  "<div>",
  "</div>",
  "<pre>",
  "</pre>",
  "<!-- cell -->",
  " <!-- cell -->",
  "<!-- open",
  "closed -->",
  "<b>inline</b>",
  "---",
  "===",
  "| a | b |",
  "[a]: /b",
  "```",
  "````",
  "~~~",
  "~~~~",
  "```sql",
  "```sql id=rows",
  "````sql id=longer",
  "~~~js",
  "```js id=x run=false",
  '```chart id="c"',
  "``` sql",
  "```javascript",
  "```python",
  "``` `sql",
  "  ```sql",
  "  ```",
  "- ```sql",
  "> ```js",
  "select 1;",
  "x: y",
  "\tend",
  "\u2028\u0000é🙂"
];

const ENDS = ["\n", "\n", "\n", "\r\n", "\r"];

/** Any text that tries the parser: lines of all that could start, hold or end a fence, with all ends of lines. */
export const anyFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      "",
      "\uFEFF",
      "---\ntitle: T\n---\n",
      "\uFEFF---\r\ntitle: T\r\n---\r\n\r\n",
      "---\nopen\n"
    ),
    fc.array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom(...ENDS)), {maxLength: 24}),
    fc.constantFrom("", "", "last")
  )
  .map(([head, lines, last]) => head + lines.map((d) => d.join("")).join("") + last);

/** Text of a cell, as a reader may type it. */
export const anySource: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...LINES.filter((d) => !d.includes("\u0000"))), {maxLength: 8})
  .map((d) => d.join("\n"));
