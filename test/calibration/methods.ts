import {experimentMethods} from "./experiments.js";
import type {CalibrationMethod} from "./method.js";

/** Every method of the calibration table, in its order. A family of methods is a list like that of experiments.ts. */
export const calibrationMethods: readonly CalibrationMethod[] = [...experimentMethods];
