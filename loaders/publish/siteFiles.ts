import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";
import {bookData} from "./book.js";
import {overviewData} from "./overview.js";
import {qualityData} from "./quality.js";
import {searchData, shellData} from "./shell.js";
import type {PublishedWindow} from "./windows.js";

/** What a page’s file is made with. */
export interface SiteContext {
  config: Config;
  audience: Audience;
  windows: readonly PublishedWindow[];
  /** The file of the warehouse, whose date is that of the build. */
  warehouse: string;
}

/** What each page draws first, by the name of its file. */
export async function siteFiles(db: Warehouse, context: SiteContext): Promise<Record<string, unknown>> {
  const {audience} = context;
  const slice = audience.segment !== undefined || audience.csm !== undefined;
  return {
    overview: await overviewData(db, context),
    accounts: await bookData(db),
    quality: await qualityData(db, {slice}),
    shell: await shellData(db, context),
    search: await searchData(db)
  };
}
