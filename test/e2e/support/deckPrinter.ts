import {findBrowser} from "../../../reports/browser.js";
import {type FontServer, startFontServer} from "../../../reports/deck/fontServer.js";
import {openPrinter, type Printed, type Printer} from "../../../reports/print.js";
import {renderHtml} from "../../../reports/render.js";
import {deckStyle} from "../../../src/deck/style.js";
import type {DeckData} from "../../../src/metrics/deckData.js";

/** A warm printer with the fonts of the decks. */
export interface DeckPrinter {
  fonts: FontServer;
  printer: Printer;
  print(data: DeckData): Promise<Printed & {titles: string[]; text: string}>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens a printer as the export does. */
export async function openDeckPrinter(): Promise<DeckPrinter> {
  const fonts = await startFontServer(deckStyle({accent: null, font: null}));
  const printer = await openPrinter(await findBrowser(), fonts.page);
  return {
    fonts,
    printer,
    async print(data) {
      const {html, slides, text} = renderHtml(data);
      return {...(await printer.print(html)), titles: slides.map((d) => d.title), text};
    },
    async [Symbol.asyncDispose]() {
      await printer[Symbol.asyncDispose]();
      await fonts[Symbol.asyncDispose]();
    }
  };
}
