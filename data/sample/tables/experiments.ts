import {mrrOn} from "../model/asOf.js";
import {dayOf} from "../model/days.js";
import type {TraceRow} from "../model/hazard.js";
import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import {sequence} from "../model/sequence.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import {ACCOUNT_TRIALS} from "../text/accountTrials.js";
import {COMPANY_TRIALS} from "../text/companyTrials.js";
import {draw, measure} from "./trial.js";
import type {ExperimentTables, Unit} from "./trialTables.js";
import {assign, describe} from "./trialTables.js";

/** All experiments: six across accounts and one or two of some accounts’ own. */
export function experimentTables(sim: Sim, trace: readonly TraceRow[]): ExperimentTables {
  const tables: ExperimentTables = {
    experiments: [],
    experiment_kpi_defs: [],
    experiment_units: [],
    experiment_kpis: []
  };
  guidedWeek(sim, tables);
  valueReview(sim, tables, trace);
  homeScreen(sim, tables);
  idleSeats(sim, tables);
  proposedLoads(sim, tables);
  deskCoaching(sim, tables);
  ownTrials(sim, tables);
  return tables;
}

function guidedWeek(sim: Sim, tables: ExperimentTables): void {
  const random = sim.random("EX-101");
  const trial = {
    experiment_id: "EX-101",
    spec: COMPANY_TRIALS.guided_week,
    account_id: null,
    units: draft(sim, random, {spec: COMPANY_TRIALS.guided_week, count: 1100})
  };
  describe(tables, trial);
  measure(tables, random, trial);
}

// The values are the accounts’ own active-user rates: the review changes nothing.
function valueReview(sim: Sim, tables: ExperimentTables, trace: readonly TraceRow[]): void {
  const random = sim.random("EX-102");
  const rates = new Map(trace.map((d) => [`${d.account_id} ${d.month_end}`, d.active_rate]));
  const rate = (unit: Unit, day: string): number | undefined => rates.get(`${unit.account_id} ${day}`);
  const pool = accountUnits(sim, random, dayOf(COMPANY_TRIALS.value_review.start)).filter(
    (d) => rate(d, "2026-06-30") !== undefined
  );
  const units = random
    .sample(pool, 60)
    .map((d, i): Unit => ({...d, arm: i % 2 === 0 ? "target" : "control"}));
  const trial = {experiment_id: "EX-102", spec: COMPANY_TRIALS.value_review, account_id: null, units};
  describe(tables, trial);
  for (const unit of units) {
    assign(tables, trial, {unit, moment: dayOf(COMPANY_TRIALS.value_review.start) + 0.4});
    for (const [period, day] of [
      ["pre", "2026-03-31"],
      ["post", "2026-06-30"]
    ] as const) {
      const value = Math.round(rate(unit, day)! * 10_000) / 10_000;
      const {experiment_id} = trial;
      tables.experiment_kpis.push({
        experiment_id,
        unit_id: unit.unit_id,
        kpi: "Active-user rate",
        period,
        measured_on: day,
        value
      });
    }
  }
}

// More than half of the target arm's less active users were never logged.
function homeScreen(sim: Sim, tables: ExperimentTables): void {
  const random = sim.random("EX-103");
  const drawn = draft(sim, random, {spec: COMPANY_TRIALS.home_screen, count: 1000});
  const units = drawn.filter((d) => d.arm === "control" || d.latent > 0 || random.chance(0.44));
  const trial = {experiment_id: "EX-103", spec: COMPANY_TRIALS.home_screen, account_id: null, units};
  describe(tables, trial);
  measure(tables, random, trial);
}

// The users with the lowest values before; what rises afterwards is regression to the mean.
function idleSeats(sim: Sim, tables: ExperimentTables): void {
  const random = sim.random("EX-104");
  const kpi = COMPANY_TRIALS.idle_seats.kpis[0]!;
  const pool = draft(sim, random, {spec: COMPANY_TRIALS.idle_seats, count: 640}).map((unit) => ({
    unit,
    pre: draw(random, kpi, unit, 0)
  }));
  const lowest = pool.sort((a, b) => a.pre - b.pre).slice(0, 180);
  const trial = {
    experiment_id: "EX-104",
    spec: COMPANY_TRIALS.idle_seats,
    account_id: null,
    units: [] as Unit[]
  };
  describe(tables, trial);
  for (const {unit, pre} of lowest) {
    assign(tables, trial, {
      unit: {...unit, arm: "target"},
      moment: dayOf(COMPANY_TRIALS.idle_seats.start) + 0.4
    });
    const row = {experiment_id: trial.experiment_id, unit_id: unit.unit_id, kpi: kpi.kpi};
    tables.experiment_kpis.push({...row, period: "pre", measured_on: "2026-03-31", value: pre});
    tables.experiment_kpis.push({
      ...row,
      period: "post",
      measured_on: "2026-05-17",
      value: draw(random, kpi, unit, 0)
    });
  }
}

function proposedLoads(sim: Sim, tables: ExperimentTables): void {
  const random = sim.random("EX-105");
  const units = draft(sim, random, {spec: COMPANY_TRIALS.proposed_loads, count: 620});
  const trial = {
    experiment_id: "EX-105",
    spec: COMPANY_TRIALS.proposed_loads,
    account_id: null,
    units,
    measured: 0.58
  };
  describe(tables, trial);
  measure(tables, random, trial);
}

// The CSMs chose who is coached: better accounts to begin with, on the same path.
function deskCoaching(sim: Sim, tables: ExperimentTables): void {
  const random = sim.random("EX-106");
  const pool = random.sample(accountUnits(sim, random, dayOf(COMPANY_TRIALS.desk_coaching.start)), 64);
  const units = pool.map((d): Unit => {
    const arm = random.chance(1 / (1 + Math.exp(-1.2 * d.latent))) ? "target" : "control";
    return {...d, arm};
  });
  const trial = {
    experiment_id: "EX-106",
    spec: COMPANY_TRIALS.desk_coaching,
    account_id: null,
    units,
    before: ["pre-3", "pre-2", "pre"]
  };
  describe(tables, trial);
  measure(tables, random, trial);
}

function ownTrials(sim: Sim, tables: ExperimentTables): void {
  const id = sequence("EX-", 201);
  for (const account of sim.accounts) {
    const random = sim.random("own-trials", account.account_id);
    if (account.spells.at(-1)?.end !== null || account.spells[0]!.start > dayOf("2026-02-01")) continue;
    const chosen = random.sample(
      ACCOUNT_TRIALS,
      random.weighted([
        [0, 5],
        [1, 4],
        [2, 1]
      ] as const)
    );
    for (const plan of chosen) {
      const start = dayOf("2026-04-06") + 7 * random.integer(0, 14);
      const spec = {...plan, start: isoDay(start), end: isoDay(start + 7 * random.integer(6, 9))};
      const units = assigned(random, userUnits([account], random, start));
      if (units.length < 16) continue;
      const trial = {experiment_id: id(), spec, account_id: account.account_id, units};
      describe(tables, trial);
      measure(tables, random, trial);
    }
  }
}

function draft(sim: Sim, random: Random, {spec, count}: {spec: {start: string}; count: number}): Unit[] {
  return assigned(random, random.sample(userUnits(sim.accounts, random, dayOf(spec.start)), count));
}

function assigned(random: Random, units: readonly Unit[]): Unit[] {
  return random.sample(units).map((d, i) => ({...d, arm: i % 2 === 0 ? "target" : "control"}));
}

function userUnits(accounts: readonly Account[], random: Random, start: number): Unit[] {
  return accounts
    .filter((d) => mrrOn(d, start) > 0)
    .flatMap((account) =>
      account.users
        .filter(
          (d) =>
            d.rank < 0.8 && d.created < start - 20 && (d.deactivated === null || d.deactivated > start + 120)
        )
        .map((d): Unit => ({
          unit_id: d.user_id,
          account_id: account.account_id,
          latent: random.normal(),
          arm: "control"
        }))
    );
}

function accountUnits(sim: Sim, random: Random, start: number): Unit[] {
  return sim.accounts
    .filter((d) => mrrOn(d, start) > 0)
    .map(({account_id}) => ({unit_id: account_id, account_id, latent: random.normal(), arm: "control"}));
}
