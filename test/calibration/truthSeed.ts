import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {generateSample} from "../../data/sample/generate.js";
import {FEATURES, type TraceRow} from "../../data/sample/model/hazard.js";
import {ACCOUNT_TRIALS} from "../../data/sample/text/accountTrials.js";
import {COMPANY_TRIALS} from "../../data/sample/text/companyTrials.js";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import type {Config} from "../../loaders/configTypes.js";
import {silent} from "../../loaders/progress.js";
import {causesData} from "../../loaders/publish/causes.js";
import {experimentsData} from "../../loaders/publish/experiments.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {causesView, type SignalResult} from "../../src/lib/causesView.js";
import type {ExperimentReport} from "../../src/metrics/experimentsData.js";
import {coxRegression} from "../../src/metrics/stats/coxRegression.js";
import type {MantelHaenszel} from "../../src/metrics/stats/mantelHaenszel.js";
import {PROJECT} from "../support/sources.js";

/** An estimate on the scale on which it is normal, and its standard error. */
export interface Estimated {
  estimate: number | null;
  se: number | null;
}

/** What the product says of a signal. */
export interface FoundSignal extends Estimated {
  key: string;
  reliable: boolean;
  /** with the window that ends on the index date */
  at_index: Estimated;
  /** the smallest odds ratio that it would find four times in five */
  detectable: number | null;
  reason?: string;
}

/** What the product says of an experiment, beside the effects that were planted. */
export interface FoundExperiment {
  id: string;
  name: string;
  status: string;
  /** of the primary KPI */
  outcome: string;
  kpis: ({kpi: string; planted: number} & Estimated)[];
}

/** What the product finds in the sample of one seed. */
export interface TruthSeed {
  seed: number;
  accounts: number;
  leavers: number;
  signals: FoundSignal[];
  experiments: FoundExperiment[];
  /** log hazard ratios of the hazard's own features */
  hazards: (Estimated & {feature: string})[];
}

/**
 * Makes the sample of a seed in a folder, runs it through warehouse and publication, and removes it again. A larger
 * company has no experiments: theirs do not grow with it.
 */
export async function truthSeed(seed: number, dir: string, scale = 1): Promise<TruthSeed> {
  try {
    const made = await generateSample({dir, seed, scale});
    const config_path = join(dir, "quarterdeck.yaml");
    const text = await readFile(join(PROJECT, "data", "quarterdeck.yaml"), "utf8");
    await writeFile(config_path, text.replaceAll("sample/out/", ""));
    const config = await readConfig(config_path);
    const warehouse = join(dir, "warehouse.duckdb");
    await buildWarehouse(config, {warehouse, progress: silent});
    await using db = await openWarehouse(warehouse, {readonly: true});
    const found = await foundIn(db, config, made);
    return {...found, experiments: scale === 1 ? await foundExperiments(db, config) : []};
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

/** What the loader of the Causes page makes of a sample's warehouse. */
async function foundIn(
  db: Warehouse,
  config: Config,
  {seed, trace}: {seed: number; trace: readonly TraceRow[]}
): Promise<Omit<TruthSeed, "experiments">> {
  const view = causesView(asPublished(await causesData(db, config)));
  return {
    seed,
    accounts: new Set(trace.map((d) => d.account_id)).size,
    leavers: view.leavers.length,
    signals: [...view.tested, ...view.untested].map(foundSignal),
    hazards: hazards(trace)
  };
}

async function foundExperiments(db: Warehouse, config: Config): Promise<FoundExperiment[]> {
  return asPublished(await experimentsData(db, config)).experiments.map(foundExperiment);
}

/** As the page gets it. */
function asPublished<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

function foundSignal({key, reliable, odds, at_index, detectable, reason}: SignalResult): FoundSignal {
  const ratio = (d: MantelHaenszel): Estimated => ({
    estimate: d.odds_ratio === null ? null : Math.log(d.odds_ratio),
    se: d.se_log
  });
  return {key, reliable, ...ratio(odds), at_index: ratio(at_index), detectable: detectable.value, reason};
}

function foundExperiment({experiment_id, name, result}: ExperimentReport): FoundExperiment {
  const spec = [...Object.values(COMPANY_TRIALS), ...ACCOUNT_TRIALS].find((d) => d.name === name);
  return {
    id: experiment_id,
    name,
    status: result.status,
    outcome: result.kpis.find((d) => d.role === "primary")?.outcome ?? "",
    kpis: result.kpis.map(({kpi, decided_on, difference, cuped, did}) => {
      const decided = decided_on === "cuped" ? cuped : decided_on === "did" ? did : {difference};
      const planted = spec?.kpis.find((d) => d.kpi === kpi)?.effect ?? 0;
      return {kpi, planted, estimate: decided!.difference.value, se: decided!.difference.se};
    })
  };
}

/**
 * A Cox model of the months at risk in calendar time, as every account meets the faulty release on the same days;
 * the hazard of a segment is a feature like others.
 */
function hazards(trace: readonly TraceRow[]): TruthSeed["hazards"] {
  const known = trace.filter((d) => d.month_end < "2026-09-30");
  const day = (text: string) => Date.parse(text) / 86_400_000;
  const spells = {
    entry: known.map((d) => day(d.month_end)),
    time: known.map((d) => (d.churned_on === null ? nextMonthEnd(d.month_end) : day(d.churned_on))),
    event: known.map((d) => Number(d.churned_on !== null && d.voluntary === true))
  };
  const term = (name: string, of: (d: TraceRow) => boolean) => ({
    name,
    values: Float64Array.from(known, (d) => Number(of(d)))
  });
  const segments = ["Mid-market", "Enterprise"].map((name) => term(name, (d) => d.segment === name));
  const fit = coxRegression(spells, [...FEATURES.map((name) => term(name, (d) => d[name])), ...segments]);
  return FEATURES.map((feature, j) => {
    const {estimate, se} = fit.coefficients[j]!;
    return {feature, estimate, se};
  });
}

function nextMonthEnd(month_end: string): number {
  const [year = 0, month = 0] = month_end.split("-").map(Number);
  return Date.UTC(year, month + 1, 0) / 86_400_000;
}
