import os from "node:os";
import type {Config} from "./configTypes.js";
import {UserError} from "./errors.js";
import {activationStep} from "./models/activation.js";
import {fxStep} from "./models/fx.js";
import {healthStep} from "./models/health.js";
import {ordered} from "./models/order.js";
import {parametersStep} from "./models/parameters.js";
import {quietStep} from "./models/quiet.js";
import {renewalStep} from "./models/renewals.js";
import {sqlSteps} from "./models/sqlSteps.js";
import type {ModelStep} from "./models/step.js";
import {ticketTimesStep} from "./models/ticketTimes.js";
import {playFiringStep} from "./playbook/firingStep.js";
import type {Progress} from "./progress.js";
import type {Warehouse} from "./warehouse.js";

/** Every step of the models stage, each after those whose tables it reads. */
export async function modelSteps(): Promise<ModelStep[]> {
  const written = [
    parametersStep,
    fxStep,
    activationStep,
    ticketTimesStep,
    quietStep,
    healthStep,
    renewalStep,
    playFiringStep
  ];
  return ordered([...(await sqlSteps()), ...written]);
}

async function runStep(step: ModelStep, db: Warehouse, config: Config): Promise<void> {
  try {
    await step.run(db, config);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new Error(`model ${step.name}: ${(error as Error).message}`, {cause: error});
  }
}

/**
 * Makes the marts from the accepted tables of an open warehouse, in an order that follows from what each model reads.
 *
 * Tables that only other models read are in a database of their own, staging, which is in memory (and in temporary
 * files when it grows) and is gone afterwards.
 */
export async function runModels(
  db: Warehouse,
  config: Config,
  {progress}: {progress: Progress}
): Promise<void> {
  const steps = await modelSteps();
  const label = "Models";
  const began = performance.now();
  progress.start(label, steps.length);
  await db.run(`SET threads = ${os.availableParallelism()}; ATTACH ':memory:' AS staging`);
  const times: {name: string; ms: number}[] = [];
  for (const step of steps) {
    const start = performance.now();
    await runStep(step, db, config);
    times.push({name: step.name, ms: performance.now() - start});
    progress.tick(label);
  }
  await db.run("DETACH staging");
  const total = Math.max(performance.now() - began, 1);
  progress.end(label, `${steps.length} tables in ${(total / 1000).toFixed(1)} s`);
  for (const {name, ms} of times.toSorted((a, b) => b.ms - a.ms)) {
    if (ms > total / 20)
      progress.note(`  ${name} ${(ms / 1000).toFixed(2)} s, ${Math.round((100 * ms) / total)} %`);
  }
}
