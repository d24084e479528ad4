import {
  Bool,
  DateDay,
  Decimal,
  Field,
  Int64,
  List,
  Schema,
  Table,
  TimestampMillisecond,
  Utf8,
  makeData,
  makeVector,
  tableFromArrays,
  vectorFromArray
} from "apache-arrow";
import {assert, describe, it} from "vitest";
import {arrowRows} from "../../src/client/arrowRows.js";

const instant = Date.UTC(2026, 8, 30, 23, 59, 1);

describe("arrowRows(table)", () => {
  it("writes a day as YYYY-MM-DD and an instant as ISO text in UTC, in any zone of the reader", () => {
    const table = new Table({
      day: vectorFromArray([new Date(instant)], new DateDay()),
      ts: vectorFromArray([instant], new TimestampMillisecond())
    });
    assert.deepStrictEqual(arrowRows(table), [{day: "2026-09-30", ts: "2026-09-30T23:59:01.000Z"}]);
  });
  it("writes whole numbers as numbers, nothing as null, and keeps text and truth", () => {
    const table = new Table({
      n: vectorFromArray([12_345_678_901n, null], new Int64()),
      text: vectorFromArray(["<script>", null], new Utf8()),
      yes: vectorFromArray([true, null], new Bool())
    });
    assert.deepStrictEqual(arrowRows(table), [
      {n: 12_345_678_901, text: "<script>", yes: true},
      {n: null, text: null, yes: null}
    ]);
  });
  it("writes lists as arrays", () => {
    const child = Field.new("item", new Int64());
    const list = makeVector(
      makeData({
        type: new List(child),
        length: 1,
        nullCount: 0,
        valueOffsets: Int32Array.of(0, 2),
        child: makeData({type: new Int64(), length: 2, data: BigInt64Array.of(1n, 2n)})
      })
    );
    assert.deepStrictEqual(arrowRows(new Table({list})), [{list: [1, 2]}]);
  });
  it("gives no rows of an empty result", () => {
    assert.deepStrictEqual(arrowRows(tableFromArrays({a: new Float64Array(0)})), []);
    assert.deepStrictEqual(arrowRows(new Table(new Schema([Field.new("d", new Decimal(2, 18))]))), []);
  });
});
