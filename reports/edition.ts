import path from "node:path";
import {briefSlices} from "../loaders/brief/briefSlices.js";
import type {Config} from "../loaders/configTypes.js";
import type {Warehouse} from "../loaders/warehouse.js";
import {briefStyle} from "../src/deck/brief/briefStyle.js";
import {deckLanguage} from "../src/deck/kit.js";
import {deckStyle} from "../src/deck/style.js";
import {type Language, LANGUAGES} from "../src/lib/languages.js";
import {safeId} from "../src/lib/safeId.js";
import type {DeckData, DeckVendor} from "../src/metrics/deckData.js";
import {recipeLine} from "./recipeLine.js";
import {type RenderedDeck, renderBriefHtml, renderHtml} from "./render.js";

/** Whom a PDF is for: the deck that is sent, or the brief that never is. */
export type EditionName = "customer" | "internal";

/** A kind of file. */
export type Format = "pdf" | "pptx";

/** A deck to be made. */
export interface EditionItem {
  account_id: string;
  language: Language;
  /** all that it may hold */
  data: DeckData;
  /** of its files, without their ending */
  name: string;
  recipe: string;
  render(): RenderedDeck;
}

/** How the PDFs of an edition are made. */
export interface Edition {
  /** of the progress */
  label: string;
  /** of the report */
  name: string;
  /** the kinds of files that it comes as */
  formats: readonly Format[];
  /** whether it is sent, and so reviewed and approved before */
  sent: boolean;
  /** where they lie, under the folder of the decks */
  folder(decks: string): string;
  style(vendor: DeckVendor): string;
  /** makes of the slices of the decks what the PDFs of each account are made from */
  items(slices: ReadonlyMap<string, DeckData>, options: ItemOptions): Promise<EditionItem[]>;
}

/** Which PDFs of an edition to make, and from what. */
export interface ItemOptions {
  db: Warehouse;
  config: Config;
  /** one language for all, or each deck in all of them; defaults to each account's own */
  language?: Language | "all";
}

/** Both editions. What is internal has its own folder with its own list: the list of the decks tells nothing of it. */
export const EDITIONS: Record<EditionName, Edition> = {
  customer: {
    label: "Decks",
    name: "decks",
    formats: ["pdf", "pptx"],
    sent: true,
    folder: (decks) => decks,
    style: deckStyle,
    items: (slices, {language}) =>
      Promise.resolve(
        itemsOf(slices, {
          edition: "customer",
          languages: (data) => (language === "all" ? LANGUAGES : [language ?? deckLanguage(data)]),
          render: renderHtml
        })
      )
  },
  internal: {
    label: "Internal briefs",
    name: "briefs",
    formats: ["pdf"],
    sent: false,
    folder: (decks) => path.join(decks, "internal"),
    style: briefStyle,
    items: async (slices, {db, config}) =>
      itemsOf(await briefSlices(db, config, slices), {
        edition: "internal",
        languages: () => ["en"],
        render: (data) => renderBriefHtml(data)
      })
  }
};

interface ItemKind<D> {
  edition: EditionName;
  languages: (data: D) => readonly Language[];
  render: (data: D, language: Language) => RenderedDeck;
}

function itemsOf<D extends DeckData>(
  slices: ReadonlyMap<string, D>,
  {edition, languages, render}: ItemKind<D>
): EditionItem[] {
  return Array.from(slices, ([account_id, data]) =>
    languages(data).map((language) => ({
      account_id,
      language,
      data,
      name: `${safeId(account_id)}-${data.period.quarter}-${edition === "internal" ? "internal" : language}`,
      recipe: recipeLine(data.recipe, {account_id, lang: language, edition}),
      render: () => render(data, language)
    }))
  ).flat();
}
