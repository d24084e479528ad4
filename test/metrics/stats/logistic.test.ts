import fc from "fast-check";
import {assert, describe, it} from "vitest";
import type {Coefficient, Term} from "../../../src/metrics/stats/fit.js";
import {logistic, type LogisticFit, type LogisticOptions} from "../../../src/metrics/stats/logistic.js";
import {assertAgrees, oracle, oracleInput} from "../../support/oracle.js";
import {largeLogistic} from "../../support/largeLogistic.js";

const answers = oracle("logistic");
const rows = oracleInput("logistic.csv");
const numbers = (name: string, n = rows.length): Float64Array =>
  Float64Array.from(rows.slice(0, n), (d) => d[name] as number);
const term = (name: string, n?: number): Term => ({name, values: numbers(name, n)});
const labels = (name: string): string[] => rows.map((d) => String(d[name]));

function fit(y: string, x: readonly string[], options: LogisticOptions = {}): LogisticFit {
  return logistic(
    numbers(y),
    x.map((d) => term(d)),
    options
  );
}

const FIELDS = ["estimate", "se", "low", "high", "p"] as const;
function agrees(key: string, found: LogisticFit, fields: readonly (typeof FIELDS)[number][] = FIELDS): void {
  for (const d of found.coefficients.filter((c) => c.reason === undefined))
    for (const field of fields)
      assertAgrees(d[field], answers.get(`${key} ${d.term} ${field}`), `${key} ${d.term} ${field}`);
  assertAgrees(found.log_likelihood, answers.get(`${key} log_likelihood`), `${key} log_likelihood`);
}
const of = (found: LogisticFit, name: string): Coefficient =>
  found.coefficients.find((d) => d.term === name)!;

describe("logistic(y, terms) agrees with R's glm", () => {
  it("on covariates with ties", () => agrees("plain", fit("y", ["a", "b", "c"])));
  it("on nine rows", () => agrees("tiny", logistic(numbers("y", 9), [term("a", 9)])));
  it("with one event", () => agrees("one_event", fit("y_one", ["a"])));
  it("with a covariate far from 0 whose spread is a ten-millionth of that", () => {
    const a = {name: "a", values: numbers("a").map((d) => 1e4 + d / 1000)};
    agrees("moved", logistic(numbers("y"), [a, term("b")]));
  });
  it("leaving out a constant, as R does, and naming it", () => {
    const found = fit("y", ["a", "constant"]);
    agrees("constant", found);
    assert.strictEqual(answers.get("constant left out.3"), 1);
    assert.deepInclude(of(found, "constant"), {
      estimate: null,
      se: null,
      p: null,
      reason: "constant is constant (3)"
    });
  });
  it("leaving out a combination of the terms before it, as R does, and naming it", () => {
    const found = fit("y", ["b", "twice_b", "a"]);
    agrees("collinear", found);
    assert.strictEqual(answers.get("collinear left out.3"), 1);
    assert.match(of(found, "twice_b").reason ?? "", /^twice_b is a combination of the terms before it$/);
  });
  it("on 100,000 rows of 8 covariates, plain and with the errors clustered", () => {
    const {y, terms, clusters} = largeLogistic(100_000);
    agrees("large", logistic(y, terms));
    agrees("large clustered", logistic(y, terms, {clusters}));
  });
});

describe("logistic(y, terms, {clusters}) agrees with sandwich's vcovCL and lmtest's coeftest", () => {
  it("with 40 clusters: the normal distribution", () =>
    agrees("clustered", fit("y", ["a", "b", "c"], {clusters: labels("account")})));
  it("with 12 clusters: Student's distribution with 11 degrees of freedom", () =>
    agrees("few", fit("y", ["a", "b", "c"], {clusters: labels("few")})));
  it("with two clusters: 1 degree of freedom", () =>
    agrees("two", fit("y", ["a", "b", "c"], {clusters: labels("few").map((d) => String(d <= "F2"))})));
  it("with a cluster for every row: vcovHC's HC0 x n / (n - 1)", () =>
    agrees("own", fit("y", ["a", "b", "c"], {clusters: [...rows.keys()]})));
  it("but with one cluster gives no error, and says so", () => {
    const found = fit("y", ["a"], {clusters: rows.map(() => "all")});
    assert.strictEqual(found.clusters, 1);
    assert.isNotNull(of(found, "a").estimate);
    assert.deepInclude(of(found, "a"), {se: null, low: null, high: null, p: null});
    assert.strictEqual(of(found, "a").reason, "one cluster: its error cannot be estimated");
  });
});

describe("logistic(y, terms, {ridge}) agrees with Newton steps in R", () => {
  it.each([
    ["ridge", ["a", "b", "c"], {ridge: 5}],
    ["ridge clustered", ["a", "b", "c"], {ridge: 5, clusters: labels("account")}],
    ["ridge separating", ["a", "separating"], {ridge: 1}],
    ["ridge collinear", ["b", "twice_b", "a"], {ridge: 2}]
  ] as const)("%s", (key, x, options) => agrees(key, fit("y", x, options), ["estimate", "se"]));
});

describe("logistic(y, terms) where nothing can be estimated", () => {
  it("names the covariate that separates the outcomes, where R only warns", () => {
    assert.strictEqual(answers.get("separating warnings"), 2);
    const found = fit("y", ["a", "separating"]);
    assert.match(
      of(found, "separating").reason ?? "",
      /^separation: separating tells some or all outcomes apart/
    );
    assert.match(of(found, "a").reason ?? "", /^not estimated, because there is separation: separating/);
    for (const d of found.coefficients)
      assert.deepInclude(d, {estimate: null, se: null, low: null, high: null, p: null});
    assert.isNull(found.covariance);
  });
  it("and the one that does so for some rows only, where R gives an error of hundreds", () => {
    assert.isAbove(answers.get("quasi largest se")!, 100);
    assert.match(of(fit("y", ["a", "b", "quasi"]), "quasi").reason ?? "", /^separation: quasi tells/);
  });
  it("and those that do so only together", () => {
    const u = numbers("a");
    const difference = numbers("y").map((d, i) => u[i]! + (d === 1 ? 1 : -1));
    const found = logistic(numbers("y"), [term("a"), {name: "z", values: difference}, term("b")]);
    assert.match(found.reason ?? "", /^separation: a and z together tell/);
  });
  it("says when there is no event, nothing else, or no row", () => {
    assert.isBelow(answers.get("y_none largest probability")!, 1e-9);
    assert.isAbove(answers.get("y_all smallest probability")!, 1 - 1e-9);
    assert.match(of(fit("y_none", ["a"]), "a").reason ?? "", /^no events: /);
    assert.match(of(fit("y_all", ["a"]), "a").reason ?? "", /^nothing but events: /);
    assert.strictEqual(logistic([], []).reason, "no rows");
    assert.strictEqual(
      logistic([1], [{name: "a", values: Float64Array.of(2)}]).coefficients[1]!.estimate,
      null
    );
  });
  it("refuses an outcome other than 0 and 1, and columns of other lengths", () => {
    assert.throws(() => logistic([0, 2], []), /^y is 2, expected 1 or 0$/);
    assert.throws(
      () => logistic([0, 1], [{name: "a", values: new Float64Array(3)}]),
      /^a has 3 values, y has 2$/
    );
  });
});

const xs = ["a", "b", "c"];
/** Estimates and errors of two fits, side by side, the second one's times **factors**. */
function assertSame(one: LogisticFit, two: LogisticFit, factors = [1, 1, 1, 1]): void {
  for (const [i, d] of one.coefficients.entries())
    for (const field of ["estimate", "se"] as const)
      assertAgrees(two.coefficients[i]![field]! * factors[i]!, d[field], `${d.term} ${field}`, 1e-8);
}

describe("logistic(y, terms) by its laws", () => {
  const clusters = labels("account");
  const base = fit("y", xs, {clusters});
  it("does not mind the order of rows or the names of clusters", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows.keys()], {minLength: rows.length}), (order) => {
        const pick = (d: Float64Array) => Float64Array.from(order, (i) => d[i]!);
        const found = logistic(
          pick(numbers("y")),
          xs.map((d) => ({name: d, values: pick(numbers(d))})),
          {clusters: order.map((i) => `cluster of ${clusters[i]!}`)}
        );
        assertSame(base, found);
      }),
      {numRuns: 20}
    );
  });
  it("answers in the units of a covariate, wherever its zero is, also with a ridge", () => {
    fc.assert(
      fc.property(
        fc.double({min: 1e-3, max: 1e3, noNaN: true}),
        fc.double({min: -5, max: 5, noNaN: true}),
        fc.constantFrom(0, 3),
        (k, shift, ridge) => {
          const moved = {name: "a", values: numbers("a").map((d) => k * (d - shift))};
          const found = logistic(numbers("y"), [moved, term("b"), term("c")], {ridge});
          const plain = fit("y", xs, {ridge});
          for (const i of [1, 2, 3])
            for (const field of ["estimate", "se"] as const)
              assertAgrees(
                found.coefficients[i]![field]! * (i === 1 ? k : 1),
                plain.coefficients[i]![field],
                field,
                1e-8
              );
        }
      ),
      {numRuns: 30}
    );
  });
  it("turns its signs when events and others change places", () => {
    const turned = logistic(
      numbers("y").map((d) => 1 - d),
      xs.map((d) => term(d)),
      {clusters}
    );
    for (const [i, d] of base.coefficients.entries()) {
      assertAgrees(turned.coefficients[i]!.estimate, -d.estimate!, d.term, 1e-8);
      assertAgrees(turned.coefficients[i]!.se, d.se, d.term, 1e-8);
    }
  });
  it("moves nothing but the intercept by a constant offset", () => {
    const found = fit("y", xs, {clusters, offset: new Float64Array(rows.length).fill(2)});
    assertAgrees(found.coefficients[0]!.estimate! + 2, base.coefficients[0]!.estimate, "intercept", 1e-8);
    assertAgrees(found.coefficients[1]!.estimate, base.coefficients[1]!.estimate, "a", 1e-8);
  });
  it("shrinks slopes towards 0 as the ridge grows, and the intercept to the log odds of all", () => {
    const sizes = [0, 1, 10, 1e6].map((ridge) => Math.abs(fit("y", xs, {ridge}).coefficients[1]!.estimate!));
    assert.deepStrictEqual(
      sizes,
      [...sizes].sort((a, b) => b - a)
    );
    assert.isBelow(sizes[3]!, 1e-4);
    const share = base.events / base.n;
    assertAgrees(
      fit("y", xs, {ridge: 1e9}).coefficients[0]!.estimate,
      Math.log(share / (1 - share)),
      "intercept",
      1e-4
    );
  });
});
