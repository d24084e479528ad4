import {UserError} from "../../loaders/errors.js";
import {nps} from "../../src/metrics/nps.js";
import {readColumns} from "./dataFile.js";
import type {StatsMethod} from "./method.js";

/** Net promoter score of a column of answers. */
export const npsMethod: StatsMethod<{score: string}> = {
  name: "nps",
  description: "Net promoter score with its adjusted Wald interval, of answers from 0 to 10.",
  options: [{flags: "--score <column>", help: "answers from 0 to 10", required: true}],
  examples: ["nps --score score answers.csv", "nps --score score answers.parquet --json"],
  async run(file, {score}) {
    const data = await readColumns(file, {numbers: [score]});
    const answers = data.numbers(score);
    const odd = answers.find((d) => !Number.isInteger(d) || d < 0 || d > 10);
    if (odd !== undefined)
      throw new UserError(`${file}: ${score} is ${odd}, expected a whole number from 0 to 10`);
    const promoters = answers.filter((d) => d >= 9).length;
    const detractors = answers.filter((d) => d <= 6).length;
    const {value, low = null, high = null, reason} = nps({n: data.n, promoters, detractors});
    return {n: data.n, left_out: data.left_out, promoters, detractors, nps: {value, low, high, reason}};
  }
};
