import {extremeDecks} from "../fixtures/deck/extremeCompany.js";
import {longest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";
import {type RenderedDeck, renderHtml} from "../../reports/render.js";
import {deckStyle} from "../../src/deck/style.js";
import {LANGUAGES} from "../../src/lib/languages.js";

/** All slides of a deck as one picture. */
export interface ContactSheet {
  /** of its file */
  name: string;
  style: string;
  render: () => RenderedDeck;
}

/** A sheet for each language, for each extreme of content, and for each brand. */
export async function contactSheets(): Promise<ContactSheet[]> {
  const extremes = await extremeDecks();
  return [
    ...LANGUAGES.map((language) => ({
      name: `language-${language}`,
      style: deckStyle({accent: null, font: null}),
      render: () => renderHtml(halden(), language)
    })),
    ...Array.from(extremes, ([name, data]) => ({
      name: `extreme-${name}`,
      style: deckStyle({accent: null, font: null}),
      render: () => renderHtml(data)
    })),
    ...LANGUAGES.filter((d) => d !== "en").map((language) => ({
      name: `longest-${language}`,
      style: deckStyle({accent: null, font: null}),
      render: () => renderHtml(longest(), language)
    }))
  ];
}
