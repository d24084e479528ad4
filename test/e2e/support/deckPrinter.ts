import {findBrowser} from "../../../reports/browser.js";
import {type FontServer, startFontServer} from "../../../reports/deck/fontServer.js";
import {type DeckHtml, openPrinter, type Printed, type Printer} from "../../../reports/print.js";
import type {Language} from "../../../src/lib/languages.js";
import {renderHtml} from "../../../reports/render.js";
import {deckStyle} from "../../../src/deck/style.js";
import type {DeckData} from "../../../src/metrics/deckData.js";

type PrintedDeck = Printed & {titles: string[]; text: string; html: DeckHtml};

/** A warm printer with the fonts of the decks. */
export interface DeckPrinter {
  fonts: FontServer;
  printer: Printer;
  print(data: DeckData, language?: Language): Promise<PrintedDeck>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens a printer as the export does. */
export async function openDeckPrinter(font: string | null = null): Promise<DeckPrinter> {
  const fonts = await startFontServer(deckStyle({accent: null, font}));
  const printer = await openPrinter(await findBrowser(), fonts.page);
  return {
    fonts,
    printer,
    async print(data, language) {
      const {html, slides, text} = renderHtml(data, language);
      const printed = await printer.print(html, {pdf: true, laid: language !== undefined});
      return {...printed, titles: slides.map((d) => d.title), text, html};
    },
    async [Symbol.asyncDispose]() {
      await printer[Symbol.asyncDispose]();
      await fonts[Symbol.asyncDispose]();
    }
  };
}
