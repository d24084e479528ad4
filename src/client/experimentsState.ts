import type {PlanFields} from "../lib/experimentPlanner.js";
import {PLAN_KEYS} from "../lib/experimentPlanner.js";
import type {ExperimentsChoice} from "../lib/experimentsView.js";

const KEYS = ["q", "state", "account", "experiment"] as const;

/** Reads what the Experiments page is narrowed to, and which experiment it shows, from its address. */
export function readChoice(search: string = location.search): ExperimentsChoice {
  const own = new URLSearchParams(search);
  return Object.fromEntries(KEYS.map((key) => [key, own.get(key) ?? ""]));
}

/** Writes it; what is not chosen is left out. A chosen experiment is a step that the reader can take back. */
export function writeChoice(choice: ExperimentsChoice, step = false): void {
  const own = new URLSearchParams(location.search);
  for (const key of KEYS) set(own, key, choice[key] ?? "");
  write(own, step);
}

/** Reads the planner's fields from the address, over those that it is filled with. */
export function readPlan(prefilled: PlanFields, search: string = location.search): PlanFields {
  const own = new URLSearchParams(search);
  const typed = PLAN_KEYS.map((key) => [key, own.get(`plan-${key}`) ?? prefilled[key]]);
  return Object.fromEntries(typed) as PlanFields;
}

/** Writes the fields that differ from those that the planner was filled with. */
export function writePlan(fields: PlanFields, prefilled: PlanFields): void {
  const own = new URLSearchParams(location.search);
  for (const key of PLAN_KEYS) {
    if (fields[key] === prefilled[key]) own.delete(`plan-${key}`);
    else own.set(`plan-${key}`, fields[key]);
  }
  write(own, false);
}

function set(own: URLSearchParams, key: string, value: string): void {
  if (value) own.set(key, value);
  else own.delete(key);
}

function write(own: URLSearchParams, step: boolean): void {
  const text = own.size > 0 ? `?${own.toString()}` : "";
  const address = `${location.pathname}${text}${location.hash}`;
  if (step) history.pushState(history.state, "", address);
  else history.replaceState(history.state, "", address);
}
