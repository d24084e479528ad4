/** What tickets are about: topic, category, bug where there is one, usual severities and how often. */
export interface Topic {
  topic: string;
  category: "bug" | "usability" | "how_to" | "billing" | "other";
  bug_id?: string;
  severities: readonly (readonly [number, number])[];
  weight: number;
}

const MILD = [
  [3, 5],
  [4, 5]
] as const;
const MIXED = [
  [2, 2],
  [3, 6],
  [4, 2]
] as const;
const HARD = [
  [1, 1],
  [2, 4],
  [3, 4]
] as const;

export const TOPICS: readonly Topic[] = [
  {
    topic: "EDI status messages arrive late",
    category: "bug",
    bug_id: "KES-1904",
    severities: HARD,
    weight: 5
  },
  {
    topic: "Driver app signs out during a tour",
    category: "bug",
    bug_id: "KES-2017",
    severities: MIXED,
    weight: 6
  },
  {
    topic: "Report totals differ from the invoice",
    category: "bug",
    bug_id: "KES-2120",
    severities: MIXED,
    weight: 4
  },
  {topic: "Slow map with many stops", category: "usability", severities: MIXED, weight: 6},
  {topic: "Too many clicks to split a load", category: "usability", severities: MILD, weight: 5},
  {topic: "Import of a rate table", category: "how_to", severities: MILD, weight: 9},
  {topic: "Rights of a new planner", category: "how_to", severities: MILD, weight: 8},
  {topic: "Dock slots for a second site", category: "how_to", severities: MILD, weight: 6},
  {topic: "Address on the invoice", category: "billing", severities: MILD, weight: 5},
  {topic: "Seats on the invoice", category: "billing", severities: MILD, weight: 3},
  {topic: "Export for the auditor", category: "other", severities: MILD, weight: 3},
  {topic: "Single sign-on certificate", category: "other", severities: MIXED, weight: 3}
];

/** What the faulty release brought. */
export const RELEASE_TOPIC: Topic = {
  topic: "Load builder freezes on long manifests",
  category: "bug",
  severities: [
    [1, 3],
    [2, 6],
    [3, 3]
  ],
  weight: 1
};

export const REQUEST_TITLES: readonly string[] = [
  "Split a load by drag and drop",
  "Dark mode for the night shift",
  "Driver app in Persian",
  "Driver app in Turkish",
  "Carbon figures per shipment",
  "Export of dock slots to a calendar",
  "Two-step approval of rates",
  "Webhook when a load is late",
  "Map layer with low-emission zones",
  "Bulk change of delivery windows",
  "Scorecard of carriers by month",
  "Offline mode for the driver app",
  "Copy last week's plan",
  "Alerts by text message",
  "Undo in the dispatch board",
  "Temperature log with the documents",
  "Shared notes on a customer",
  "Rate comparison with fuel surcharge",
  "Pallet count on the load plan",
  "Keyboard shortcuts in the planner"
];
