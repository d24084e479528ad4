import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {readSql} from "../../../src/notebook/language/sqlCell.js";
import {sqlTokens} from "../../../src/notebook/language/sqlTokens.js";

const tables = (sql: string) => readSql(sql).tables.map((d) => d.name);
const faults = (sql: string) => readSql(sql).faults.map((d) => d.message);

describe("readSql(source).tables", () => {
  const cases: [string, string[]][] = [
    ["SELECT seats FROM seats", ["seats"]],
    ["SELECT a, b FROM t AS a, u b JOIN v ON a.x = b.x, w", ["t", "u", "v", "w"]],
    ["FROM t SELECT a, b WHERE c", ["t"]],
    ["SELECT * FROM main.t JOIN published.main.u USING (id)", []],
    ["SELECT * FROM read_csv('a.csv'), unnest([1, 2]), range(3)", []],
    ['SELECT * FROM "two words", "a""b"', ["two words", 'a"b']],
    ["WITH a AS (SELECT * FROM t), b AS (SELECT * FROM a JOIN u ON true) SELECT * FROM A, b", ["t", "u"]],
    ["WITH a AS (SELECT * FROM a) SELECT * FROM a", ["a"]],
    ["WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) FROM a", []],
    ["WITH a AS MATERIALIZED (SELECT 1) SELECT * FROM (WITH c AS (FROM a) FROM c), c", ["c"]],
    ["SELECT * FROM ((t JOIN u ON true) CROSS JOIN (SELECT x, y FROM v))", ["t", "u", "v"]],
    ["SELECT extract(year FROM day), trim(both 'x' FROM name) FROM t", ["t"]],
    ["SELECT x IS DISTINCT FROM y, z IS NOT DISTINCT FROM q FROM t", ["t"]],
    [
      "SELECT (SELECT max(a) FROM u), b FROM t WHERE c IN (FROM v) AND EXISTS (SELECT 1 FROM w)",
      ["u", "t", "v", "w"]
    ],
    ["SELECT a FROM t UNION ALL SELECT b, c FROM u ORDER BY d, e", ["t", "u"]],
    ["SELECT 'FROM x' -- FROM y\n, \"FROM\" /* FROM /* z */ FROM q */ FROM t", ["t"]],
    ["SELECT $$ FROM x $$, $a$ FROM $$ y $a$ FROM t", ["t"]],
    ["SUMMARIZE t", ["t"]],
    ["DESCRIBE SELECT * FROM t", ["t"]],
    ["PIVOT t ON a USING sum(b)", ["t"]],
    ["PIVOT t ON a, b USING sum(c), max(d) GROUP BY e, f", ["t"]],
    ["FROM t PIVOT (sum(a), max(b) FOR c IN ('x', 'y')), u", ["t", "u"]],
    ["SELECT * FROM t UNPIVOT (v FOR k IN (a, b)) WHERE v > 1", ["t"]],
    ["UNPIVOT (FROM t) ON a, b INTO NAME c VALUE d", ["t"]],
    ["SELECT e'it\\'s', b FROM t, x'00', u", ["t", "u"]],
    ["SELECT * FROM (VALUES (a, b), (c, d)) AS v(x, y), t", ["t"]],
    ["SELECT * FROM t ASOF JOIN u ON t.a >= u.a LEFT JOIN LATERAL (SELECT t.b) ON true", ["t", "u"]],
    ['SELECT t.from, "from" FROM t', ["t"]]
  ];
  for (const [sql, expected] of cases) it(sql, () => assert.deepStrictEqual(tables(sql), expected));

  it("has the place of each name", () => {
    const sql = "SELECT 1 FROM seats";
    assert.deepStrictEqual(readSql(sql).tables, [{name: "seats", from: 14, to: 19}]);
  });
});

describe("readSql(source).parameters", () => {
  it("are expressions of JavaScript with their places, and the text around them", () => {
    const sql = "SELECT * FROM t WHERE a = ${account} AND b < ${{x: [1, '}']}.x[0] + `${limit}`}";
    const {strings, parameters} = readSql(sql);
    assert.deepStrictEqual(strings, ["SELECT * FROM t WHERE a = ", " AND b < ", ""]);
    assert.deepStrictEqual(
      parameters.map((d) => [d.expression, d.name, d.reads]),
      [
        ["account", "account", ["account"]],
        ["{x: [1, '}']}.x[0] + `${limit}`", null, ["limit"]]
      ]
    );
    assert.strictEqual(sql.slice(parameters[0]!.from, parameters[0]!.to), "${account}");
  });
  it("are refused where they cannot be bound, with what to write instead", () => {
    assert.match(faults("SELECT '${a}'")[0]!, /within quotes is not replaced/);
    assert.match(faults('SELECT "${a}"')[0]!, /within quotes/);
    assert.match(faults("FROM ${a}")[0]!, /a table cannot be a parameter/);
    assert.match(faults("SELECT ${}")[0]!, /is empty/);
    assert.match(faults("SELECT ${a b}")[0]!, /no expression of JavaScript: `a b`/);
    assert.match(faults("SELECT ${a")[0]!, /has no `}`/);
    assert.deepStrictEqual(faults("SELECT 1 -- ${a b}"), []);
  });
  it("and the text between them make the query again", () => {
    const part = fc.constantFrom(
      "SELECT ",
      "'a'",
      "${x}",
      "${f({a: 1})}",
      "--c\n",
      "/*d*/",
      "$$e$$",
      '"f"',
      "(",
      "}",
      "\n"
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const sql = parts.join("");
        const {strings, parameters} = readSql(sql);
        const again = strings.reduce(
          (text, d, i) => text + sql.slice(parameters[i - 1]!.from, parameters[i - 1]!.to) + d
        );
        assert.strictEqual(again, sql);
      })
    );
  });
});

describe("readSql(source).faults", () => {
  it("are none for what reads", () => {
    for (const sql of [
      "SELECT 1;",
      "",
      "-- only\n",
      "(SELECT 1)",
      "explain SELECT 1",
      "EXPLAIN ANALYZE (SELECT 1)",
      "EXPLAIN (ANALYZE, FORMAT json) FROM t",
      "SELECT e'\\';' FROM t",
      "SHOW TABLES",
      "VALUES (1)"
    ])
      assert.deepStrictEqual(faults(sql), [], sql);
  });
  it("refuse what changes something, and name what was probably meant", () => {
    assert.match(faults("DROP TABLE t")[0]!, /`DROP` is not allowed/);
    assert.match(faults("SELCT 1")[0]!, /did you mean SELECT\?/);
    assert.match(faults("SELECT 1; DROP TABLE t")[0]!, /one query in a cell/);
    assert.match(faults("EXPLAIN ANALYZE COPY t TO 'x'")[0]!, /`COPY` is not allowed/);
    assert.match(faults("EXPLAIN (FORMAT json) DELETE FROM t")[0]!, /`DELETE` is not allowed/);
    assert.match(faults("SELECT 'a")[0]!, /text is not ended/);
    assert.match(faults("SELECT 1 /* /* */")[0]!, /comment is not ended/);
  });
});

describe("sqlTokens(source)", () => {
  it("loses nothing but spaces and never stands still", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (source) => {
        let at = 0;
        for (const {from, to, text} of sqlTokens(source)) {
          assert.strictEqual(source.slice(at, from).trim(), "");
          assert.isAbove(to, from);
          assert.strictEqual(text, source.slice(from, to));
          at = to;
        }
        assert.strictEqual(source.slice(at).trim(), "");
      }),
      {numRuns: 500}
    );
  });
});
