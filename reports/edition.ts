import path from "node:path";
import {briefSlices} from "../loaders/brief/briefSlices.js";
import type {Config} from "../loaders/configTypes.js";
import type {Warehouse} from "../loaders/warehouse.js";
import {briefStyle} from "../src/deck/brief/briefStyle.js";
import {deckStyle} from "../src/deck/style.js";
import {safeId} from "../src/lib/safeId.js";
import type {DeckData, DeckVendor} from "../src/metrics/deckData.js";
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
  /** of the progress */
  label: string;
  /** of the report */
  name: string;
  /** where they lie, under the folder of the decks */
  folder(decks: string): string;
  style(vendor: DeckVendor): string;
  /** makes of the slices of the decks what the PDF of each account is made from */
  items(db: Warehouse, config: Config, slices: ReadonlyMap<string, DeckData>): Promise<EditionItem[]>;
}

/** The language of every PDF so far. */
export const LANGUAGE = "en";

/** Both editions. What is internal has its own folder with its own list: the list of the decks tells nothing of it. */
export const EDITIONS: Record<EditionName, Edition> = {
  customer: {
    label: "Decks",
    name: "decks",
    folder: (decks) => decks,
    style: deckStyle,
    items: (_db, _config, slices) =>
      Promise.resolve(
        itemsOf(slices, {
          edition: "customer",
          suffix: LANGUAGE,
          render: (data) => renderHtml(data, LANGUAGE)
        })
      )
  },
  internal: {
    label: "Internal briefs",
    name: "briefs",
    folder: (decks) => path.join(decks, "internal"),
    style: briefStyle,
    items: async (db, config, slices) =>
      itemsOf(await briefSlices(db, config, slices), {
        edition: "internal",
        suffix: "internal",
        render: (data) => renderBriefHtml(data, LANGUAGE)
      })
  }
};

function itemsOf<D extends DeckData>(
  slices: ReadonlyMap<string, D>,
  {edition, suffix, render}: {edition: EditionName; suffix: string; render: (data: D) => RenderedDeck}
): EditionItem[] {
  return Array.from(slices, ([account_id, data]) => ({
    account_id,
    data,
    file: `${safeId(account_id)}-${data.period.quarter}-${suffix}.pdf`,
    recipe: recipeLine(data.recipe, LANGUAGE, edition),
    render: () => render(data)
  }));
}
