import type {Browser, CDPSession, Page} from "puppeteer-core";
import {type Misfit, measureDeck} from "../src/deck/measure.js";
import {READ_SLIDES} from "./pptx/readSlides.js";
import type {LaidSlide} from "./pptx/slideParts.js";
import {UserError} from "../loaders/errors.js";
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

/** A browser with which nothing can be printed: the next deck would meet it too, so that the batch ends with it. */
export class BrowserFault extends UserError {
  constructor(why: string) {
    super(
      `the browser ${why}; give it more memory, print fewer decks at once (--jobs 1) or give another browser ` +
        "(--browser /path/to/chrome), then run the same command again: what is finished stays, and only the rest is made",
      1
    );
  }
}

/** What a deck is wanted for. */
export interface Wanted {
  pdf: boolean;
  laid: boolean;
}

/** One warm browser with its pages; a browser that dies is started again. */
export interface Printer {
  /** Prints on one of the pages, as many at once as there are. */
  print(deck: DeckHtml, wanted?: Wanted): Promise<Printed & {attempts: number}>;
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
/** of the browser in a row, nothing printed in between */
const DEATHS = 6;
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
  private deaths = 0;
  private suspects: Promise<unknown> = Promise.resolve();
  version = "";
  pid: number | null = null;

  constructor(
    private readonly found: FoundBrowser,
    private readonly shell: string,
    private readonly onRestart: (line: string) => void
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
    if ((await now.catch(() => null))?.connected) return await now;
    if (this.browser === now) {
      if (++this.deaths >= DEATHS)
        throw new BrowserFault(`ended ${this.deaths} times in a row without printing anything`);
      this.onRestart(`the browser ended unexpectedly and is started again (${this.deaths} of ${DEATHS - 1} times in a row)`); // prettier-ignore
      this.browser = this.start();
      this.browser.catch(() => undefined);
    }
    return await this.browser;
  }

  private async sheet(browser: Browser): Promise<Sheet> {
    const free = this.idle.pop();
    if (free?.browser === browser && !free.page.isClosed()) return free;
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await page.goto(this.shell, {timeout: TIMEOUT});
    // A build step may name functions by this helper, which a page does not have.
    await page.evaluate("globalThis.__name = (d) => d");
    return {page, session, browser};
  }

  private async once(deck: DeckHtml, wanted: Wanted): Promise<Printed> {
    const browser = await this.alive();
    const [gone, forget] = ending(browser, "disconnected", "the browser");
    let sheet: Sheet | null = null;
    const work = async () => {
      sheet = await this.sheet(browser);
      const [crashed, forget_page] = ending(sheet.page, "error", "the page");
      return await Promise.race([printOn(sheet, deck, wanted), crashed]).finally(forget_page);
    };
    try {
      const printed = await withTimeout(Promise.race([work(), gone]));
      this.idle.push(sheet!);
      this.deaths = 0;
      return printed;
    } catch (error) {
      // The page may be what is broken, or the browser: both are made anew.
      (sheet as Sheet | null)?.page.close().catch(() => undefined);
      throw error;
    } finally {
      forget();
    }
  }

  /** One at a time: a deck that ends the browser takes those beside it along, and these must not fail with it. */
  private async alone(deck: DeckHtml, wanted: Wanted): Promise<Printed> {
    const turn = this.suspects.then(() => this.once(deck, wanted));
    this.suspects = turn.catch(() => undefined);
    return await turn;
  }

  async print(
    deck: DeckHtml,
    wanted: Wanted = {pdf: true, laid: false}
  ): Promise<Printed & {attempts: number}> {
    for (let attempts = 1; ; ++attempts) {
      try {
        const printed = await (attempts === 1 ? this.once(deck, wanted) : this.alone(deck, wanted));
        return {...printed, attempts};
      } catch (error) {
        if (this.closed || error instanceof BrowserFault) throw error;
        if (attempts < ATTEMPTS) continue;
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`it was tried ${ATTEMPTS} times to print it: ${reason}`, {cause: error});
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed = true;
    const browser = await this.browser.catch(() => null);
    await browser?.close().catch(() => undefined);
  }
}

interface Ending {
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

/**
 * Rejects when a browser or page is gone: not all that waits for an answer of it is told. A promise for each print, since
 * one that outlives them would keep what each of them gave.
 */
function ending(of: Ending, event: string, name: string): [gone: Promise<never>, forget: () => void] {
  let forget = () => {};
  const gone = new Promise<never>((_, reject) => {
    const listener = () => reject(new Error(`${name} ended unexpectedly`));
    of.on(event, listener); // what once() adds, puppeteer's off() does not find
    forget = () => void of.off(event, listener);
  });
  gone.catch(() => undefined);
  return [gone, forget];
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

/**
 * Opens a printer on the page of a font server.
 *
 * @param onRestart is told when the browser has died and is started again
 */
export async function openPrinter(
  found: FoundBrowser,
  shell: string,
  onRestart: (line: string) => void = () => undefined
): Promise<Printer> {
  const printer = new DeckPrinter(found, shell, onRestart);
  await printer.ready();
  return printer;
}
