import {assert, describe, it} from "vitest";
import {madeNames} from "../../../src/notebook/language/madeNames.js";
import {sqlTokens} from "../../../src/notebook/language/sqlTokens.js";

const COLUMNS = ["seats", "nps", "mrr", "wau", "mau", "csat"];

/** Those of the columns that a query makes anew. */
const made = (sql: string) => COLUMNS.filter((d) => madeNames(sqlTokens(sql)).includes(d)).join(" ");

describe("madeNames(tokens)", () => {
  it("takes no column that stands as it is for one that is made", () => {
    assert.strictEqual(
      made("SELECT seats, p.nps, (mrr), -wau + mau FROM t WHERE csat > 3 ORDER BY nps DESC"),
      ""
    );
    assert.strictEqual(made("SELECT * EXCLUDE (seats) FROM t -- AS nps"), "");
  });
  it("finds what an expression is called, with AS and without", () => {
    assert.strictEqual(made("SELECT avg((csat >= 4)::INT) AS csat FROM t"), "csat");
    assert.strictEqual(made("SELECT wau - lag(wau) OVER (ORDER BY w) wau FROM t"), "wau");
    assert.strictEqual(made('SELECT 1 - x AS "Seats", 7 nps FROM t'), "seats nps");
  });
  it("lets one function of the column alone give its name", () => {
    assert.strictEqual(made("SELECT segment, sum(nps) AS nps, min(p.seats) AS seats FROM t"), "");
    assert.strictEqual(made("SELECT 1 + sum(nps) AS nps FROM t"), "nps");
    assert.strictEqual(made("SELECT sum(csat) AS nps FROM t"), "nps");
  });
});
