import type {ComingRenewal} from "./renewalArr.js";
import type {RenewalBasis} from "./renewalBasis.js";
import {renewalChance} from "./renewalChance.js";
import {type RenewalDriver, renewalDrivers} from "./renewalDrivers.js";
import type {RenewalModel} from "./renewalModel.js";
import type {Chance, RenewalRow} from "./renewalRows.js";
import {renewalTerms} from "./renewalTerms.js";

/** The chance of a renewal, where it comes from, and what moves it. */
export interface RatedRenewal extends ComingRenewal, Chance {
  /** *model*, or *rate*: the past rate of the segment */
  basis: "model" | "rate";
  drivers: readonly RenewalDriver[];
}

/** The chances of renewals; null with the reason where one of them has none. */
export interface RenewalChances {
  chances: RatedRenewal[] | null;
  /** null where no chance rests on one */
  model: RenewalModel | null;
  reason: string | null;
}

type Asked = Omit<RenewalRow, "renewed"> & {arr: number};

/**
 * The chance of each, by the model or, where there is none or the renewal is farther off than any that the model has
 * seen, by the past rate of the segment.
 */
export function renewalChances(due: readonly Asked[], {model: fitted, rates}: RenewalBasis): RenewalChances {
  const none = {chances: null, model: null};
  if (due.length === 0) return {...none, reason: "no renewal is due"};
  const model = "reason" in fitted ? null : fitted;
  const chances = due.flatMap((d): RatedRenewal[] => {
    if (model && d.days_before <= model.days[1]) return [byModel(d, model)];
    const rate = rates.get(d.segment);
    if (!rate) return [];
    const {value, low, high} = rate;
    return [{value, low, high, arr: d.arr, chance: value, terms: null, basis: "rate", drivers: []}];
  });
  if (chances.length < due.length) return {...none, reason: "fewer than 10 accounts have a past renewal"};
  return {chances, model: chances.some((d) => d.basis === "model") ? model : null, reason: null};
}

function byModel(due: Asked, model: RenewalModel): RatedRenewal {
  const chance = renewalChance(model, due);
  return {
    ...chance,
    ...{arr: due.arr, chance: chance.value, basis: "model"},
    terms: renewalTerms(model, due),
    drivers: renewalDrivers(model, due)
  };
}
