import {writeFile} from "node:fs/promises";
import {audienceConfig, openAudience, type Audience} from "../../loaders/publish/audience.js";
import {productData} from "../../loaders/publish/product.js";
import {replaceFile} from "../../loaders/warehouse.js";
import {ProductReport} from "../../src/components/product/report.js";
import type {Config} from "../../loaders/configTypes.js";
import {safeId} from "../../src/lib/safeId.js";
import type {ProductData} from "../../src/lib/productData.js";
import {findBrowser} from "../browser.js";
import {startFontServer} from "../deck/fontServer.js";
import {lightDocument} from "../deck/lightDom.js";
import type {DeckHtml} from "../print.js";
import {openPrinter} from "../print.js";
import {steadyIds} from "../pdf.js";
import {REPORT_STYLE} from "./style.js";

/** What is printed of whom, and where to. */
export interface ProductRequest extends Audience {
  config: Config;
  warehouse: string;
  /** By default named for the day and the slice, in the folder in which the command runs. */
  file?: string;
  browser?: string;
}

/** The Product review as HTML, without a browser. */
export function productHtml(data: ProductData): DeckHtml {
  const scope = data.scope === null ? "" : `, ${data.scope}`;
  return {
    title: `${data.company}: product review as of ${data.as_of}${scope}`,
    lang: "en",
    dir: "ltr",
    body: ProductReport(data, {document: lightDocument()}).outerHTML
  };
}

/** Prints the Product review of an audience's accounts and says which file it wrote. */
export async function printProduct(request: ProductRequest): Promise<string> {
  const {warehouse, segment, csm, browser} = request;
  const audience = {segment, csm};
  const found = await findBrowser(browser);
  await using db = await openAudience(warehouse, audience);
  const config = await audienceConfig(db, request.config, audience);
  const data = await productData(db, {config, audience});
  await using fonts = await startFontServer(REPORT_STYLE);
  await using printer = await openPrinter(found, fonts.page);
  const {pdf} = await printer.print(productHtml(data));
  const slice = [segment, csm].filter((d) => d !== undefined).map((d) => `-${safeId(d)}`);
  const file = request.file ?? `product-review-${data.as_of}${slice.join("")}.pdf`;
  await replaceFile(file, (temporary) => writeFile(temporary, steadyIds(pdf)));
  return file;
}
