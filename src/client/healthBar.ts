import {FilterBar} from "../components/filterBar.js";
import type {HealthData} from "../lib/healthData.js";
import {scoreChoices} from "../lib/healthView.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The control of the Health page, kept in the address: whose predictions are drawn. */
export function healthBar(data: HealthData): Bar {
  const value = addressValues();
  const choices = scoreChoices(data);
  const words = ({score}: Readonly<Record<string, string>>) =>
    choices.options.find((d) => d.value === score)?.label ?? "Scorecard";
  const bar = FilterBar([choices], {value, words});
  return keepInAddress(bar, {[choices.key]: choices.initial});
}
