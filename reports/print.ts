import type {Browser, CDPSession, Page} from "puppeteer-core";
import {type Misfit, measureDeck} from "../src/deck/measure.js";
import {READ_SLIDES} from "./pptx/readSlides.js";
import type {LaidSlide} from "./pptx/slideParts.js";
import {type FoundBrowser, launchBrowser} from "./browser.js";

/** A deck as HTML: what goes into the page, and what the document says of itself. */
export interface DeckHtml {
  title: string;
  lang: string;
  dir: "ltr" | "rtl";
  body: string;
}

/** What printing gives. */
export interface Printed {
  /** empty where none was asked for */
  pdf: Uint8Array;
  /** the slides as they were laid out; null where they were not asked for */
  laid: LaidSlide[] | null;
  misfits: Misfit[];
}

/** What a deck is wanted for. */
export interface Wanted {
  pdf: boolean;
  laid: boolean;
}

/** One warm browser with its pages; a browser that dies is started again. */
export interface Printer {
  /** Prints on one of the pages, as many at once as there are. */
  print(deck: DeckHtml, wanted?: Wanted): Promise<Printed>;
  /** name and version of the browser */
  readonly version: string;
  /** the process that runs it, for tests that kill it */
  readonly pid: number | null;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Sheet {
  page: Page;
  session: CDPSession;
  browser: Browser;
}

const ATTEMPTS = 3;
const TIMEOUT = 60_000;
const PDF = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0
};

class DeckPrinter implements Printer {
  private browser: Promise<Browser>;
  private readonly idle: Sheet[] = [];
  private closed = false;
  version = "";
  pid: number | null = null;

  constructor(
    private readonly found: FoundBrowser,
    private readonly shell: string
  ) {
    this.browser = this.start();
    this.browser.catch(() => undefined);
  }

  /** Waits for the first start, so that a browser that cannot start is told once and at once. */
  async ready(): Promise<void> {
    await this.browser;
  }

  private async start(): Promise<Browser> {
    const browser = await launchBrowser(this.found);
    this.version = await browser.version();
    this.pid = browser.process()?.pid ?? null;
    return browser;
  }

  /** The browser, started again if it has died; many that notice at once start one. */
  private async alive(): Promise<Browser> {
    const now = this.browser;
    if ((await now).connected) return await now;
    if (this.browser === now) this.browser = this.start();
    return await this.browser;
  }

  private async sheet(): Promise<Sheet> {
    const browser = await this.alive();
    const free = this.idle.pop();
    if (free?.browser === browser && !free.page.isClosed()) return free;
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await page.goto(this.shell, {timeout: TIMEOUT});
    // A build step may name functions by this helper, which a page does not have.
    await page.evaluate("globalThis.__name = (d) => d");
    return {page, session, browser};
  }

  async print(deck: DeckHtml, wanted: Wanted = {pdf: true, laid: false}): Promise<Printed> {
    for (let attempt = 1; ; ++attempt) {
      let sheet: Sheet | null = null;
      try {
        sheet = await this.sheet();
        const printed = await withTimeout(printOn(sheet, deck, wanted));
        this.idle.push(sheet);
        return printed;
      } catch (error) {
        if (this.closed || attempt === ATTEMPTS) throw error;
        // The page may be what is broken, or the browser: both are made anew.
        sheet?.page.close().catch(() => undefined);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed = true;
    const browser = await this.browser.catch(() => null);
    await browser?.close().catch(() => undefined);
  }
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`printing took more than ${TIMEOUT / 1000} s`)), TIMEOUT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs in the page. */
async function showDeck(
  {title, lang, dir, body}: DeckHtml,
  measure: (root: Element) => Misfit[]
): Promise<Misfit[]> {
  document.title = title;
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  document.body.innerHTML = body;
  // Laying the text out asks for its fonts.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
  return measure(document.body);
}

async function printOn({page, session}: Sheet, deck: DeckHtml, wanted: Wanted): Promise<Printed> {
  // An expression, since the page's policy forbids it to make functions of text.
  const show = `(${showDeck.toString()})(${JSON.stringify(deck)}, ${measureDeck.toString()})`;
  const misfits = (await page.evaluate(show)) as Misfit[];
  const laid = wanted.laid ? ((await page.evaluate(READ_SLIDES)) as LaidSlide[]) : null;
  if (!wanted.pdf) return {pdf: new Uint8Array(), laid, misfits};
  const {data} = await session.send("Page.printToPDF", PDF);
  return {pdf: Buffer.from(data, "base64"), laid, misfits};
}

/** Opens a printer on the page of a font server. */
export async function openPrinter(found: FoundBrowser, shell: string): Promise<Printer> {
  const printer = new DeckPrinter(found, shell);
  await printer.ready();
  return printer;
}
