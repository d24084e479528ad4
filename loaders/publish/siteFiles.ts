import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {accountMonthsData} from "./accountMonths.js";
import type {Audience} from "./audience.js";
import {bookData} from "./book.js";
import {causesData} from "./causes.js";
import {definitionsData} from "./definitions.js";
import {experimentsData} from "./experiments.js";
import {growthData} from "./growth.js";
import {healthData, type PublishedHealth} from "./health.js";
import {journeyData} from "./journey.js";
import {overviewData} from "./overview.js";
import {publishedPlaybook} from "./playbook.js";
import {productData} from "./product.js";
import {lossesData} from "./losses.js";
import {type AccountLesson, readLessons} from "../losses/lessons.js";
import {qualityData} from "./quality.js";
import {renewalsData} from "./renewals.js";
import {retentionData} from "./retention.js";
import {scorecardData} from "./scorecard.js";
import {searchData, shellData} from "./shell.js";
import {voiceData} from "./voice.js";
import type {PublishedWindow} from "./windows.js";

/** What a page’s file is made with. */
export interface SiteContext {
  /** As far as the audience may know it. */
  config: Config;
  audience: Audience;
  windows: readonly PublishedWindow[];
  /** The file of the warehouse, whose date is that of the build. */
  warehouse: string;
}

/** What each page draws first, by the name of its file, and what the pages of accounts take from it. */
export interface SiteFiles extends Pick<PublishedHealth, "likes"> {
  files: Record<string, unknown>;
  /** What was learnt from losses, for the files of those accounts. */
  lessons: AccountLesson[];
}

/** Computes what each page draws first. */
export async function siteFiles(db: Warehouse, context: SiteContext): Promise<SiteFiles> {
  const {audience, config} = context;
  const slice = audience.segment !== undefined || audience.csm !== undefined;
  const {data: health, likes} = await healthData(db, config);
  const {today: _, ...like} = health.like;
  const causes = await causesData(db, config);
  const lessons = await readLessons(config, causes.as_of);
  const files = {
    overview: await overviewData(db, context),
    accounts: await bookData(db, like),
    growth: await growthData(db, context.windows),
    journey: await journeyData(db, config),
    retention: await retentionData(db),
    causes,
    losses: await lossesData(db, {config, causes, lessons, slice}),
    "account-months": await accountMonthsData(db),
    renewals: await renewalsData(db, config),
    experiments: await experimentsData(db, config),
    health,
    playbook: await publishedPlaybook(db, context),
    scorecard: await scorecardData(db, config),
    quality: await qualityData(db, {slice, comments: config.publish.comments}),
    product: await productData(db, context),
    voice: await voiceData(db, context),
    definitions: definitionsData(config),
    shell: await shellData(db, context),
    search: await searchData(db)
  };
  return {files, likes, lessons};
}
