import {internalSections} from "../../src/lib/notes/internalNotes.js";
import type {BriefData} from "../../src/metrics/briefData.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";
import {UserError} from "../errors.js";
import {codeVersion} from "../slice/codeVersion.js";
import {notesFolder, readNotes} from "../slice/notes.js";
import {recipeOf} from "../slice/recipe.js";
import type {Warehouse} from "../warehouse.js";
import {accountStates} from "./accountState.js";
import {dangerStates} from "./danger.js";
import {briefPlays} from "./plays.js";
import {briefRenewals} from "./renewals.js";
import {briefSignals} from "./signals.js";

/**
 * Makes the slice of each account for its internal brief from that of its deck: its own internal rows, and what is known
 * of others as a whole, without a name: odds of signals, the line of danger, the past rate of renewal.
 */
export async function briefSlices(
  db: Warehouse,
  config: Config,
  decks: ReadonlyMap<string, DeckData>
): Promise<Map<string, BriefData>> {
  const states = await accountStates(db);
  const danger = await dangerStates(db, config);
  const signals = await briefSignals(db, config);
  const renewals = await briefRenewals(db);
  const plays = await briefPlays(db, config);
  const code = await codeVersion();
  const folder = notesFolder(config);
  const briefs = new Map<string, BriefData>();
  for (const [account_id, {recipe, ...deck}] of decks) {
    const state = states.get(account_id);
    const renewal = renewals(account_id);
    if (!state || !renewal)
      throw new UserError(
        `account ${account_id} has a deck but no state on the last day of data; build the warehouse again with --force`
      );
    const data = {
      ...deck,
      brief: {
        ...state,
        health: {...state.health, bounds: config.health.bands},
        danger: danger(account_id),
        signals: signals(account_id),
        plays: plays(account_id),
        renewal,
        notes: internalSections(await readNotes(folder, {account_id, quarter: deck.period.quarter}))
      }
    };
    const {notes, ...facts} = data.brief;
    const told = {...data, brief: facts};
    briefs.set(account_id, {recipe: recipeOf(told, {...recipe, code}, notes), ...data});
  }
  return briefs;
}
