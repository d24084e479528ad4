import {withoutInternal} from "../src/lib/notes/internalNotes.js";
import type {DeckData} from "../src/metrics/deckData.js";
import type {Config} from "./configTypes.js";
import {type SliceAccount, sliceAccounts} from "./slice/accounts.js";
import {sliceAdoption} from "./slice/adoption.js";
import {codeVersion} from "./slice/codeVersion.js";
import {sliceCoverage} from "./slice/coverage.js";
import {unansweredDetractors} from "./slice/detractors.js";
import {sliceExperiments} from "./slice/experiments.js";
import {sliceFeatures} from "./slice/features.js";
import {sliceGoals, slicePlans} from "./slice/goals.js";
import {sliceMetrics} from "./slice/metrics.js";
import {notesFolder, readNotes} from "./slice/notes.js";
import {sliceReading} from "./slice/reading.js";
import {configVersion, definitionsVersion, recipeOf, templateVersion} from "./slice/recipe.js";
import {sliceRequests} from "./slice/requests.js";
import {type SliceScope, sliceScope} from "./slice/scope.js";
import {sliceSupport} from "./slice/support.js";
import {sliceValue} from "./slice/value.js";
import {sliceVendor} from "./slice/vendor.js";
import {sliceVoice} from "./slice/voice.js";
import type {CheckedTemplate} from "./template/checkTemplate.js";
import {readTemplate} from "./template/readTemplate.js";
import {runTemplate} from "./template/runTemplate.js";
import type {Warehouse} from "./warehouse.js";

/** Which slices to make. */
export interface SliceOptions {
  /** such as *2026Q3*; it must be over on the last day of data */
  quarter: string;
  /** Defaults to every account that pays on the quarter's last day. */
  accounts?: readonly string[];
  /** Defaults to the one that the configuration names. */
  template?: CheckedTemplate;
}

/**
 * Makes the slice of each account for its deck, all of them by a fixed number of queries: the account's own rows,
 * and medians and quartiles of its peers.
 */
export async function deckSlices(
  db: Warehouse,
  config: Config,
  options: SliceOptions
): Promise<Map<string, DeckData>> {
  const template = options.template ?? (await readTemplate(db, config));
  const scope = await sliceScope(db, options.quarter);
  const accounts = await sliceAccounts(db, scope);
  const wanted = options.accounts === undefined ? null : new Set(options.accounts);
  const part = await sliceParts(db, config, {scope, accounts, template});
  const slices = new Map<string, DeckData>();
  for (const account of accounts) {
    if (wanted && !wanted.has(account.account_id)) continue;
    slices.set(account.account_id, await part(account));
  }
  return slices;
}

interface SliceRequest {
  scope: SliceScope;
  accounts: readonly SliceAccount[];
  template: CheckedTemplate;
}

async function sliceParts(
  db: Warehouse,
  config: Config,
  {scope, accounts, template}: SliceRequest
): Promise<(account: SliceAccount) => Promise<DeckData>> {
  const vendor = await sliceVendor(config);
  const metrics = await sliceMetrics(db, scope);
  const shared = {accounts, metrics};
  const adoption = await sliceAdoption(db, scope, shared);
  const features = await sliceFeatures(db, scope, shared);
  const experiments = await sliceExperiments(db, config, scope);
  const goals = await sliceGoals(db, scope);
  const plans = await slicePlans(db, scope);
  const value = await sliceValue(db, scope, metrics);
  const voice = await sliceVoice(db, scope, shared);
  const support = await sliceSupport(db, scope, {...shared, config});
  const requests = await sliceRequests(db, scope);
  const coverage = await sliceCoverage(db);
  const detractors = await unansweredDetractors(db, scope);
  const versions = {
    config: configVersion(config),
    definitions: definitionsVersion(),
    template: templateVersion(template),
    code: await codeVersion()
  };
  const folder = notesFolder(config);
  return async ({account_id, account, language, internal}) => {
    const slice = {
      period: scope.period,
      reading: sliceReading(config, language),
      vendor,
      account,
      adoption: adoption.get(account_id) ?? null,
      features: features.get(account_id) ?? null,
      experiments: experiments.get(account_id) ?? null,
      goals: goals.get(account_id) ?? [],
      plans: plans.get(account_id) ?? [],
      value: value.get(account_id) ?? null,
      voice: voice.get(account_id) ?? null,
      support: support.get(account_id) ?? null,
      requests: requests.get(account_id) ?? null,
      coverage: coverage.get(account_id) ?? []
    };
    const data: Omit<DeckData, "recipe"> = {
      ...slice,
      template: await runTemplate(template, {db, slice}),
      notes: withoutInternal(await readNotes(folder, {account_id, quarter: scope.quarter})),
      internal: {...internal, unanswered_detractors: detractors(account_id)}
    };
    return {recipe: recipeOf(data, versions), ...data};
  };
}
