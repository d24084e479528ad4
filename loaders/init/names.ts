import {words} from "./words.js";

function singular(word: string): string {
  if (/(ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word)) return word.replace(/ies$/, "y");
  return word.replace(/s$/, "");
}

/** Words under which the tables of the contract are known elsewhere; the first is its own. */
export const TABLE_WORDS: Record<string, string[]> = {
  accounts: ["account", "customer", "company", "organization", "organisation", "client", "org", "tenant"],
  subscriptions: ["subscription", "contract", "mrr"],
  users: ["user", "seat", "member"],
  contacts: ["contact", "stakeholder"],
  usage: ["usage", "event", "activity", "log", "click"],
  tickets: ["ticket", "case", "issue", "conversation"],
  surveys: ["survey", "nps", "csat", "response"],
  churn_events: ["churn", "cancellation", "cancel"],
  invoices: ["invoice", "bill"],
  touches: ["touch", "task", "meeting", "interaction", "engagement"],
  goals: ["goal", "objective"],
  plans: ["plan", "action"],
  value: ["value", "roi"],
  experiments: ["experiment"],
  experiment_kpi_defs: ["experiment kpi def", "kpi def", "kpi definition"],
  experiment_units: ["experiment unit", "assignment"],
  experiment_kpis: ["experiment kpi", "measurement"],
  stages: ["stage", "journey", "lifecycle"],
  requests: ["request", "idea", "feedback"],
  accounts_history: ["account history"],
  goal_values: ["goal value"]
};

/** Words of a file’s name that say nothing of what it holds. */
const NOISE = new Set([
  "data",
  "export",
  "exports",
  "head",
  "table",
  "raw",
  "dump",
  "csv",
  "feature",
  "support",
  "all",
  "daily",
  "full"
]);

/** How exactly a file’s name names a table, 0 to 1; **shared** words come in every file’s name of the folder. */
export function fileNameScore(table: string, label: string, shared: ReadonlySet<string>): number {
  const stem = (label.split("/").at(-1) ?? "").replace(
    /\.(csv|tsv|txt|parquet|pq|json|ndjson|jsonl)(\.gz)?$/i,
    ""
  );
  const said = words(stem)
    .map(singular)
    .filter((d) => !NOISE.has(d) && !shared.has(d) && !/^\d+$/.test(d));
  const scores = (TABLE_WORDS[table] ?? []).map((alias, i) => {
    const wanted = alias.split(" ");
    const hits = wanted.filter((d) => said.includes(d)).length;
    return hits < wanted.length ? 0 : (hits / said.length) * (i === 0 ? 1 : 0.9);
  });
  return Math.max(0, ...scores);
}

/** The words that the names of all of several files share, such as the company’s name. */
export function sharedWords(labels: readonly string[]): Set<string> {
  if (labels.length < 3) return new Set();
  const [first, ...others] = labels.map(
    (d) => new Set(words((d.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "")).map(singular))
  );
  return new Set([...(first ?? [])].filter((d) => others.every((set) => set.has(d))));
}
