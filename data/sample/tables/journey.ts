import {AS_OF} from "../model/calendar.js";
import {isoTime} from "../model/iso.js";
import type {Sim} from "../model/sim.js";
import type {Account, Line} from "../model/world.js";
import {NOW} from "./paidMonths.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

export function touchRows(sim: Sim): Row[] {
  return sorted(
    sim.accounts.flatMap((account) =>
      account.touches.map((d) => ({
        account_id: account.account_id,
        ts: isoTime(d.moment),
        channel: d.channel,
        direction: d.direction,
        purpose: d.purpose,
        csm: d.csm,
        summary: d.summary
      }))
    ),
    "ts",
    "account_id"
  );
}

/** Steps of the journey, in order of time within an account. */
export function stageRows(sim: Sim): Row[] {
  return sim.accounts.flatMap((account) => {
    const steps = accountSteps(sim, account).filter(([, moment]) => moment < NOW);
    return steps
      .sort(([, a], [, b]) => a - b)
      .map(([stage, moment]) => ({account_id: account.account_id, stage, entered_at: isoTime(moment)}));
  });
}

function accountSteps(sim: Sim, account: Account): [string, number][] {
  const random = sim.random("stages", account.account_id);
  const steps: [string, number][] = [["lead", account.signup - random.between(4, 60)]];
  if (account.trial !== null) steps.push(["trial", account.trial.start + 0.4]);
  account.spells.forEach(({start, end}, i) => {
    const stop = Math.min(end ?? Infinity, NOW);
    const onward: [string, number][] = [
      [i === 0 ? "onboarding" : "won_back", start + 0.45],
      ["activated", start + random.skewed(9, 0.6)],
      ["adopting", start + random.skewed(38, 0.4)],
      ["value", start + random.skewed(95, 0.35)]
    ];
    // An account with little drive gets stuck on the way.
    const reach = 2 + Math.floor(3 * Math.min(1, account.level + random.between(-0.1, 0.35)));
    steps.push(...onward.slice(0, reach).filter(([, moment]) => moment < stop));
    if (end !== null && end <= AS_OF) steps.push(["churned", end + 0.1]);
  });
  for (const line of account.lines) steps.push(...lineSteps(account, line));
  return steps;
}

function lineSteps(account: Account, line: Line): [string, number][] {
  if (line.seats === null || line.is_trial) return [];
  const before = account.lines.find(
    (d) => d.seats !== null && d.end === line.start && d !== line && !d.is_trial
  );
  if (before === undefined) return [];
  const steps: [string, number][] = before.renewal === line.start ? [["renewal", line.start + 0.3]] : [];
  if (line.seats > before.seats!) steps.push(["expansion", line.start + 0.5]);
  return steps;
}
