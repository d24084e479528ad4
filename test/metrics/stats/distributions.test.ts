import {describe, it} from "vitest";
import {
  binomialTwoSided,
  chiSquareUpper,
  studentTwoSided,
  studentUpper
} from "../../../src/metrics/stats/distributions.js";
import {assertAgrees, oracle} from "../../support/oracle.js";

const answers = oracle("distributions");
const OURS: Record<string, (...args: number[]) => number> = {
  chisq: (x = 0, df = 1) => chiSquareUpper(x, df),
  t: (t = 0, df = 1) => studentTwoSided(t, df),
  qt: (p = 0, df = 1) => studentUpper(p, df),
  binom: (k = 0, p = 0) => binomialTwoSided(k, 12, p),
  binom1000: (k = 0) => binomialTwoSided(k, 1000, 0.5)
};

describe("probabilities and quantiles", () => {
  it.each([...answers])("%s agrees with R", (key, expected) => {
    const [name = "", ...args] = key.split(" ");
    assertAgrees(OURS[name]?.(...args.map(Number)), expected, key, 1e-9);
  });
});
