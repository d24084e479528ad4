import type {CauseExposures, SignalMonth} from "../../src/metrics/causes/exposures.js";
import {causeExposures} from "../../src/metrics/causes/exposures.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {cutSignals, signalMonths} from "./signalMonths.js";
import {causeSpells} from "./spells.js";

/** Who left, with whom they are compared, and the signals that all of them showed. */
export interface FoundCauses extends CauseExposures {
  as_of: string;
  months: SignalMonth[];
}

/** What every reader of the causes of churn starts from. */
export async function foundCauses(db: Warehouse, config: Pick<Config, "causes">): Promise<FoundCauses> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const as_of = settings?.as_of ?? "";
  const months = await signalMonths(db);
  const signals = cutSignals(config);
  return {as_of, months, ...causeExposures({spells: await causeSpells(db), months, signals, as_of})};
}
