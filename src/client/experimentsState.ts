import type {PlanFields} from "../lib/experimentPlanner.js";
import {PLAN_KEYS} from "../lib/experimentPlanner.js";
import type {ExperimentsChoice} from "../lib/experimentsView.js";
import {writeAddress} from "./address.js";

const KEYS = ["q", "state", "account", "experiment"] as const;

/** Reads what the Experiments page is narrowed to, and which experiment it shows, from its address. */
export function readChoice(search: string = location.search): ExperimentsChoice {
  const own = new URLSearchParams(search);
  return Object.fromEntries(KEYS.map((key) => [key, own.get(key) ?? ""]));
}

/** Writes it; what is not chosen is left out. A chosen experiment is a step that the reader can take back. */
export function writeChoice(choice: ExperimentsChoice, step = false): void {
  writeAddress(Object.fromEntries(KEYS.map((key) => [key, choice[key]])), {step});
}

/** Reads the planner's fields from the address, over those that it is filled with. */
export function readPlan(prefilled: PlanFields, search: string = location.search): PlanFields {
  const own = new URLSearchParams(search);
  const typed = PLAN_KEYS.map((key) => [key, own.get(`plan-${key}`) ?? prefilled[key]]);
  return Object.fromEntries(typed) as PlanFields;
}

/** Writes the fields that differ from those that the planner was filled with. */
export function writePlan(fields: PlanFields, prefilled: PlanFields): void {
  writeAddress(
    Object.fromEntries(
      PLAN_KEYS.map((key) => [`plan-${key}`, fields[key] === prefilled[key] ? "" : fields[key]])
    )
  );
}
