import {causeMethods} from "./causes.js";
import {experimentMethods} from "./experiments.js";
import type {CalibrationMethod} from "./method.js";
import {proportionMethods} from "./proportions.js";
import {regressionMethods} from "./regression.js";
import {scoreMethods} from "./scores.js";
import {survivalMethods} from "./survival.js";

/** Every method of the calibration table, in its order: a list for each family. */
export const calibrationMethods: readonly CalibrationMethod[] = [
  ...proportionMethods,
  ...survivalMethods,
  ...regressionMethods,
  ...scoreMethods,
  ...causeMethods,
  ...experimentMethods
];
