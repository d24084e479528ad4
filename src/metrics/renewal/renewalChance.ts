import {studentUpper} from "../stats/distributions.js";
import {expit} from "../stats/expit.js";
import {times} from "../stats/symmetric.js";
import type {RenewalModel} from "./renewalModel.js";
import type {Chance} from "./renewalRows.js";
import {type KnownBefore, renewalTerms} from "./renewalTerms.js";

/** The probability of one renewal, with an interval that holds the error of the estimates. */
export function renewalChance(model: RenewalModel, account: KnownBefore): Chance {
  const x = renewalTerms(model, account);
  const Vx = times(model.covariance, x);
  let [log_odds, variance] = [0, 0];
  for (let i = 0; i < x.length; ++i) {
    log_odds += x[i]! * model.estimates[i]!;
    variance += x[i]! * Vx[i]!;
  }
  const half = studentUpper(0.975, model.df) * Math.sqrt(Math.max(0, variance));
  return {value: expit(log_odds), low: expit(log_odds - half), high: expit(log_odds + half)};
}
