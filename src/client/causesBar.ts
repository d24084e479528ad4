import {CausesMarks} from "../components/causes/page.js";
import {FilterBar} from "../components/filterBar.js";
import {chosenWords} from "../components/filterSpec.js";
import {causesChoices} from "../lib/causesChoices.js";
import type {CausesData} from "../lib/causesData.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The controls of the Causes page, kept in the address. */
export function causesBar(data: CausesData): Bar {
  const value = addressValues();
  const specs = causesChoices(data);
  const words = (state: Readonly<Record<string, string>>) =>
    chosenWords(specs, state) || "All accounts that left";
  const bar = FilterBar(specs, {value, words, marks: CausesMarks()});
  return keepInAddress(bar, Object.fromEntries(specs.map((d) => [d.key, d.initial])));
}
