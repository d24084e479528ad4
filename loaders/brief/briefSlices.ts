import type {BriefData} from "../../src/metrics/briefData.js";
import type {Config} from "../configTypes.js";
import {deckSlices, type SliceOptions} from "../slice.js";
import {internalSections} from "../slice/internalNotes.js";
import {notesFolder, readNotes} from "../slice/notes.js";
import {codeVersion, configVersion, recipeOf} from "../slice/recipe.js";
import type {Warehouse} from "../warehouse.js";
import {accountStates} from "./accountState.js";
import {dangerStates} from "./danger.js";
import {briefRenewals} from "./renewals.js";
import {briefSignals} from "./signals.js";

/**
 * Makes the slice of each account for its internal brief: that of its deck, its own internal rows, and what is known
 * of others as a whole, without a name: odds of signals, the line of danger, the past rate of renewal.
 */
export async function briefSlices(
  db: Warehouse,
  config: Config,
  options: SliceOptions
): Promise<Map<string, BriefData>> {
  const decks = await deckSlices(db, config, options);
  const states = await accountStates(db);
  const danger = await dangerStates(db, config);
  const signals = await briefSignals(db, config);
  const renewals = await briefRenewals(db);
  const versions = {config: configVersion(config), code: await codeVersion()};
  const folder = notesFolder(config);
  const briefs = new Map<string, BriefData>();
  for (const [account_id, {recipe: _, ...deck}] of decks) {
    const data = {
      ...deck,
      brief: {
        ...states.get(account_id)!,
        danger: danger(account_id),
        signals: signals(account_id),
        renewal: renewals(account_id)!,
        notes: internalSections(await readNotes(folder, {account_id, quarter: deck.period.quarter}))
      }
    };
    briefs.set(account_id, {recipe: recipeOf(data, versions), ...data});
  }
  return briefs;
}
