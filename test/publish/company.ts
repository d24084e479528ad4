import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import type {Config} from "../../loaders/configTypes.js";
import {silent} from "../../loaders/progress.js";

/** A warehouse to publish from. */
export interface PublishCompany {
  config: Config;
  warehouse: string;
}

/** What customers and colleagues wrote: none of it is published unless the config says so. */
export const WORDS = {
  comment: "The routing screen is confusing",
  feedback: "We found something cheaper elsewhere",
  summary: "They sounded worried about the price"
};

const ACCOUNTS = [
  "account_id,name,segment,plan,region,csm,referred_by,signup_date",
  "AC-ALDER,Alder & Sons,Small,Basic,North,Ines Okafor,AC-CEDAR,2025-01-10",
  'AC-BIRCH,"=HYPERLINK(""https://evil.example"")",Small,Basic,North,Ines Okafor,,2025-01-10',
  "../../x,<script>alert(1)</script>,Small,Basic,South,Ines Okafor,,2025-01-10",
  "AC-CEDAR,Cedar Shipping,Large,Plus,South,Marco Reyes,AC-ALDER,2025-01-10",
  "AC-ELDER,Elder Freight,Large,Plus,North,Marco Reyes,,2025-01-10"
];

const SUBSCRIPTIONS = [
  "subscription_id,account_id,seats,mrr,currency,start_date,end_date,renewal_date",
  "S1,AC-ALDER,10,100,USD,2025-02-01,,2026-05-01",
  "S2,AC-BIRCH,5,200,USD,2025-02-01,,2026-06-01",
  "S3,../../x,5,50,USD,2025-02-01,,",
  "S4,AC-CEDAR,20,900,USD,2025-02-01,,2026-04-15",
  "S5,AC-ELDER,20,500,USD,2025-02-01,2026-02-01,",
  "S6,AC-CEDAR,,99.99,EUR,2025-02-01,2026-01-15,",
  "S7,AC-CEDAR,,150,EUR,2026-01-15,,"
];

/** A euro is worth 1.1 dollars to December 2025 and 1.25 from then on. */
const FX = [
  "currency,month,rate",
  ...Array.from({length: 14}, (_, i) => {
    const month = new Date(Date.UTC(2025, 1 + i, 1)).toISOString().slice(0, 10);
    return `EUR,${month},${month < "2026" ? 1.1 : 1.25}`;
  })
];

/** Users U-… of each account use the product on the days before 2026-03-31; five of the first, one of the others. */
function usage(): string[] {
  const rows: string[] = [];
  const use = (account: string, user: string, age: number, feature: string) => {
    const day = new Date(Date.UTC(2026, 2, 31 - age)).toISOString().slice(0, 10);
    rows.push(`${account},${user},${day} 12:00:00,${feature},2`);
  };
  for (let user = 1; user <= 5; ++user)
    for (let age = 0; age < 20; age += user) use("AC-ALDER", `U-alder-${user}`, age, `feature_${user % 2}`);
  use("AC-ALDER", "U-alder-gone", 40, "feature_0");
  use("AC-BIRCH", "U-birch-1", 3, "feature_0");
  use("../../x", "U-x-1", 3, "feature_1");
  use("AC-CEDAR", "U-cedar-1", 3, "feature_0");
  return ["account_id,user_id,ts,feature,count", ...rows];
}

const TABLES: Record<string, string[]> = {
  fx: FX,
  accounts: ACCOUNTS,
  subscriptions: SUBSCRIPTIONS,
  usage: usage(),
  users: [
    "user_id,account_id,role,created_at,is_champion",
    ...[1, 2, 3, 4, 5].map((i) => `U-alder-${i},AC-ALDER,planner,2025-02-01 00:00:00,${i === 1}`),
    "U-cedar-1,AC-CEDAR,admin,2025-02-01 00:00:00,false"
  ],
  tickets: [
    "ticket_id,account_id,user_id,opened_at,first_response_at,resolved_at,severity,topic",
    "T1,AC-ALDER,U-alder-1,2026-02-10 10:00:00,2026-02-10 12:00:00,2026-02-11 10:00:00,1,Import fails",
    "T2,AC-ALDER,U-alder-2,2026-03-10 10:00:00,2026-03-10 14:00:00,,2,Slow map",
    "T3,AC-CEDAR,U-cedar-1,2026-03-11 10:00:00,,,1,Cedar cannot sign in",
    "T4,NOBODY,,2026-03-11 10:00:00,,,1,lost"
  ],
  surveys: [
    "response_id,account_id,user_id,sent_at,answered_at,kind,score,comment",
    `R1,AC-ALDER,U-alder-1,2026-03-01 00:00:00,2026-03-02 00:00:00,nps,9,${WORDS.comment}`,
    "R2,AC-CEDAR,U-cedar-1,2026-03-01 00:00:00,2026-03-02 00:00:00,nps,3,"
  ],
  touches: [
    "account_id,ts,channel,direction,purpose,csm,summary",
    `AC-ALDER,2026-03-05 09:00:00,call,outbound,checkin,Ines Okafor,${WORDS.summary}`
  ],
  contacts: ["account_id,name,role,email", "AC-ALDER,Rosa Lind,champion,rosa@alder.example"],
  churn_events: ["account_id,churned_on,reason,feedback", `AC-ELDER,2026-02-01,price,${WORDS.feedback}`],
  goals: [
    "goal_id,account_id,goal,baseline,target,current,status",
    "G1,AC-ALDER,Deliver on time,80,95,90,open"
  ]
};

/** Writes a company of five accounts of two segments and CSMs, and builds its warehouse. */
export async function publishCompany(dir: string, settings: readonly string[] = []): Promise<PublishCompany> {
  await mkdir(dir, {recursive: true});
  for (const [name, lines] of Object.entries(TABLES))
    await writeFile(join(dir, `${name}.csv`), `${lines.join("\n")}\n`);
  const sources = Object.keys(TABLES)
    .filter((d) => d !== "fx")
    .map((name) => `  ${name}: {from: ${name}.csv}`);
  const yaml = [
    "company: Grove",
    "as_of: 2026-03-31",
    "rejects: {continue: true}",
    "fx: fx.csv",
    "targets: {logo_churn: {default: 0.03, Small: 0.05, Large: 0.02}}",
    "playbook:",
    "  capacity: {default: 7, Ines Okafor: 3, Marco Reyes: 4}",
    "  plays:",
    "    - {id: others, title: Others, when: mrr > 0, every_days: 9, segments: [Large], actions: [{do: Call, owner: csm, within_days: 2}]}",
    "    - {id: named, title: Named, when: segment <> 'Large', every_days: 9, actions: [{do: Call, owner: csm, within_days: 2}]}",
    ...settings,
    "sources:",
    ...sources
  ];
  await writeFile(join(dir, "quarterdeck.yaml"), `${yaml.join("\n")}\n`);
  const config = await readConfig(join(dir, "quarterdeck.yaml"));
  const warehouse = join(dir, ".quarterdeck", "warehouse.duckdb");
  await buildWarehouse(config, {warehouse, force: true, progress: silent});
  return {config, warehouse};
}
