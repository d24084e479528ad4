import path from "node:path";
import {briefSlices} from "../loaders/brief/briefSlices.js";
import type {Config} from "../loaders/configTypes.js";
import {deckSlices, type SliceOptions} from "../loaders/slice.js";
import type {Warehouse} from "../loaders/warehouse.js";
import {safeId} from "../src/lib/safeId.js";
import type {DeckData} from "../src/metrics/deckData.js";
import {recipeLine} from "./pdfRecipe.js";
import {type RenderedDeck, renderBriefHtml, renderHtml} from "./render.js";

/** Whom a PDF is for: the deck that is sent, or the brief that never is. */
export type EditionName = "customer" | "internal";

/** A PDF to be made. */
export interface EditionItem {
  account_id: string;
  /** all that it may hold */
  data: DeckData;
  file: string;
  recipe: string;
  render(): RenderedDeck;
}

/** How the PDFs of an edition are made. */
export interface Edition {
  /** of the report */
  label: string;
  /** where they lie, under the folder of the decks */
  folder(decks: string): string;
  /** reads what the PDF of each account is made from */
  items(db: Warehouse, config: Config, options: SliceOptions): Promise<Map<string, EditionItem>>;
}

/** The language of every PDF so far. */
export const LANGUAGE = "en";

/** Both editions. What is internal has its own folder with its own list: the list of the decks tells nothing of it. */
export const EDITIONS: Record<EditionName, Edition> = {
  customer: {
    label: "Decks",
    folder: (decks) => decks,
    items: async (db, config, options) =>
      itemsOf(await deckSlices(db, config, options), {
        edition: "customer",
        render: (data) => renderHtml(data, LANGUAGE)
      })
  },
  internal: {
    label: "Internal briefs",
    folder: (decks) => path.join(decks, "internal"),
    items: async (db, config, options) =>
      itemsOf(await briefSlices(db, config, options), {
        edition: "internal",
        render: (data) => renderBriefHtml(data, LANGUAGE)
      })
  }
};

function itemsOf<D extends DeckData>(
  slices: ReadonlyMap<string, D>,
  {edition, render}: {edition: EditionName; render: (data: D) => RenderedDeck}
): Map<string, EditionItem> {
  const suffix = edition === "internal" ? "internal" : LANGUAGE;
  return new Map(
    Array.from(slices, ([account_id, data]) => [
      account_id,
      {
        account_id,
        data,
        file: `${safeId(account_id)}-${data.period.quarter}-${suffix}.pdf`,
        recipe: recipeLine(data.recipe, LANGUAGE, edition),
        render: () => render(data)
      }
    ])
  );
}
