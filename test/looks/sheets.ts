import {sliceVendor} from "../../loaders/slice/vendor.js";
import {BRANDS, brandConfig} from "../fixtures/deck/brands.js";
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
  const brands = await Promise.all(
    BRANDS.map(async (name) => ({name, vendor: await sliceVendor(await brandConfig(name))}))
  );
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
    })),
    ...brands.flatMap(({name, vendor}) =>
      LANGUAGES.map((language) => ({
        name: language === "en" ? `brand-${name}` : `brand-${name}-${language}`,
        style: deckStyle(vendor),
        render: () => renderHtml({...halden(), vendor}, language)
      }))
    )
  ];
}
