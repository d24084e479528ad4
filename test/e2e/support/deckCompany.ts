import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {buildWarehouse} from "../../../loaders/build.js";
import {readConfig} from "../../../loaders/config.js";
import type {Config} from "../../../loaders/configTypes.js";
import {silent} from "../../../loaders/progress.js";

/** Twelve paying accounts of one segment; every number of theirs can be worked out from its index. */
export const ACCOUNTS = Array.from({length: 12}, (_, i) => ({
  account_id: `AC-${1001 + i}`,
  name: `Company ${"Alder Birch Cedar Dogwood Elder Fir Gorse Hazel Ilex Juniper Kapok Larch".split(" ")[i]}`
}));

/** What was written about the first account for our own eyes. */
export const INTERNAL_NOTE = "The sponsor fears for her budget and has met a competitor twice.";

/** Why the units of an experiment were picked: for our own eyes as well. */
export const PICKED_BECAUSE = "They had opened the planner less than anybody else.";

interface Files {
  [name: string]: string[];
}

function usage(): string[] {
  // Account i has 2 + i users active in June and one more in September; user k uses features 0 to k % 4.
  return ACCOUNTS.flatMap(({account_id}, i) =>
    [...Array(3 + i).keys()].flatMap((k) =>
      ["2026-06-2", "2026-09-2"].flatMap((month) =>
        month === "2026-06-2" && k === 2 + i
          ? []
          : Array.from(
              {length: 6},
              (_, day) => `${account_id},${account_id}-U${k},${month}${day} 10:00:00,feature_${(k + day) % 4}`
            )
      )
    )
  );
}

/**
 * Five experiments, of units whose values lie 1 above and below 11 without and 8 with what was tried: one of the first
 * account that ended in the quarter, one across all accounts, one with a unit of another account, one that ended in
 * May, of which two units were measured in July, and one that runs on.
 */
function experiments(): Files {
  const plans = [
    ["EX-1", "Night templates", "AC-1001", "2026-07-06", "2026-08-31", "", "Keep them"],
    ["EX-2", "Across the grove", "", "2026-07-06", "2026-08-31", "", "Send it to all"],
    ["EX-3", "Shared depot", "AC-1002", "2026-07-06", "2026-08-31", "", ""],
    ["EX-4", "Spring digest", "AC-1004", "2026-03-02", "2026-05-01", "", ""],
    ["EX-5", "Winter digest", "AC-1005", "2026-09-01", "2026-12-31", PICKED_BECAUSE, ""]
  ];
  const owners: Record<string, (k: number) => string> = {
    "EX-1": () => "AC-1001",
    "EX-2": (k) => ACCOUNTS[k % 12]!.account_id,
    "EX-3": (k) => (k === 5 ? "AC-1003" : "AC-1002"),
    "EX-4": () => "AC-1004",
    "EX-5": () => "AC-1005"
  };
  const units = plans.flatMap(([id, , , start]) => Array.from({length: 24}, (_, k) => ({id: id!, k, start})));
  const day = (id: string, k: number) =>
    id === "EX-4" ? (k < 2 ? "2026-07-15" : "2026-04-30") : "2026-08-30";
  return {
    "experiments.csv": [
      "experiment_id,name,account_id,unit,start_date,end_date,selected_because,game_plan",
      ...plans.map(([id, name, owner, ...rest]) => [id, name, owner, "user", ...rest].join(","))
    ],
    "experiment_kpi_defs.csv": [
      "experiment_id,kpi,role,direction,kind",
      ...plans.map(([id]) => `${id},Minutes a tour,primary,down,mean`)
    ],
    "experiment_units.csv": [
      "experiment_id,unit_id,arm,account_id",
      ...units.map(({id, k}) => `${id},P${k},${k % 2 ? "target" : "control"},${owners[id]!(k)}`)
    ],
    "experiment_kpis.csv": [
      "experiment_id,unit_id,kpi,period,measured_on,value",
      ...units.map(
        ({id, k}) =>
          `${id},P${k},Minutes a tour,post,${day(id, k)},${(k % 2 ? 8 : 11) + (k % 4 < 2 ? 1 : -1)}`
      )
    ]
  };
}

function files(): Files {
  const rows = (of: (account_id: string, i: number) => string | string[]) =>
    ACCOUNTS.flatMap((d, i) => of(d.account_id, i));
  return {
    ...experiments(),
    "accounts.csv": [
      "account_id,name,segment,csm",
      ...ACCOUNTS.map((d, i) => `${d.account_id},${d.name},Small,${i % 2 ? "Ana Ruiz" : "Bo Lind"}`)
    ],
    "subscriptions.csv": [
      "subscription_id,account_id,seats,mrr,start_date",
      ...rows((id, i) => `S${i},${id},20,${100 + i},2025-01-01`)
    ],
    "users.csv": [
      "user_id,account_id,created_at",
      ...rows((id, i) => [...Array(3 + i).keys()].map((k) => `${id}-U${k},${id},2025-02-01 00:00:00`))
    ],
    "usage.csv": ["account_id,user_id,ts,feature", ...usage()],
    "tickets.csv": [
      "ticket_id,account_id,opened_at,first_response_at,resolved_at,severity,topic",
      ...rows((id, i) =>
        [...Array(4).keys()].map(
          (k) =>
            `T${i}-${k},${id},2026-0${6 + k > 9 ? 9 : 6 + k}-10 08:00:00,2026-0${6 + k > 9 ? 9 : 6 + k}-10 11:00:00,2026-0${6 + k > 9 ? 9 : 6 + k}-11 08:00:00,${1 + (k % 4)},export`
        )
      )
    ],
    "goals.csv": [
      "goal_id,account_id,goal,unit,baseline,target,current,due_date,status,owner",
      ...rows((id, i) => `G${i},${id},Plan more tours,tours,10,50,30,2026-08-31,missed,Planner`)
    ],
    "plans.csv": [
      "account_id,plan,about,ref,owner,owner_side,due_date,status",
      ...rows((id, i) => `${id},Train the night shift,goal,G${i},Bo Lind,us,2026-11-15,open`)
    ],
    "touches.csv": [
      "account_id,ts,channel,direction,purpose,summary",
      `AC-1001,2026-09-01 09:00:00,call,outbound,checkin,${INTERNAL_NOTE}`
    ]
  };
}

/** Writes the company with its configuration into a folder and builds its warehouse. */
export async function deckCompany(folder: string): Promise<{config: Config; warehouse: string}> {
  await mkdir(folder, {recursive: true});
  const made = files();
  for (const [name, lines] of Object.entries(made))
    await writeFile(join(folder, name), `${lines.join("\n")}\n`);
  const sources = Object.keys(made).map((name) => `  ${name.replace(".csv", "")}: {from: ${name}}`);
  const yaml = [
    "company: Grove",
    "as_of: 2026-09-30",
    "support:",
    "  first_response_hours: {1: 1, 2: 4}",
    "sources:",
    ...sources
  ];
  await writeFile(join(folder, "quarterdeck.yaml"), `${yaml.join("\n")}\n`);
  const config = await readConfig(join(folder, "quarterdeck.yaml"));
  const warehouse = join(folder, "warehouse.duckdb");
  await buildWarehouse(config, {warehouse, progress: silent});
  return {config, warehouse};
}
