/** What customers want to reach: words, measure, where they start and by how much it is to change. */
export interface GoalKind {
  goal: string;
  metric: string;
  unit: string;
  baseline: readonly [number, number];
  /** Target as a multiple of the baseline. */
  aim: readonly [number, number];
  digits: number;
}

export const GOALS: readonly GoalKind[] = [
  {
    goal: "Cut empty kilometres",
    metric: "Empty kilometres",
    unit: "%",
    baseline: [18, 31],
    aim: [0.65, 0.85],
    digits: 1
  },
  {
    goal: "Deliver on time",
    metric: "On-time deliveries",
    unit: "%",
    baseline: [81, 90],
    aim: [1.05, 1.1],
    digits: 1
  },
  {
    goal: "Plan the morning run faster",
    metric: "Planning time a day",
    unit: "minutes",
    baseline: [70, 160],
    aim: [0.4, 0.7],
    digits: 0
  },
  {
    goal: "Wait less at the dock",
    metric: "Waiting time at the dock",
    unit: "minutes",
    baseline: [38, 95],
    aim: [0.5, 0.75],
    digits: 0
  },
  {
    goal: "Fill trucks better",
    metric: "Load factor",
    unit: "%",
    baseline: [58, 74],
    aim: [1.08, 1.2],
    digits: 1
  },
  {
    goal: "Answer fewer status calls",
    metric: "Status calls a day",
    unit: "calls",
    baseline: [24, 140],
    aim: [0.3, 0.6],
    digits: 0
  },
  {
    goal: "Bring all depots on board",
    metric: "Depots using Kestrel",
    unit: "depots",
    baseline: [1, 4],
    aim: [2, 4],
    digits: 0
  },
  {
    goal: "Fewer disputed invoices",
    metric: "Disputed freight invoices",
    unit: "a month",
    baseline: [12, 60],
    aim: [0.3, 0.6],
    digits: 0
  }
];

/** Where the value comes from, and its promised worth a month for each unit of MRR. */
export const VALUE_ITEMS: readonly (readonly [item: string, low: number, high: number])[] = [
  ["Planner hours saved", 0.7, 1.5],
  ["Fuel and tolls saved", 0.9, 2.2],
  ["Detention fees avoided", 0.3, 0.9],
  ["Penalties for late delivery avoided", 0.3, 0.8]
];

export const PLAN_TEXTS: Record<"goal" | "issue" | "adoption" | "experiment" | "other", readonly string[]> = {
  goal: [
    "Review the route rules with the planners",
    "Move the second depot to shared dock slots",
    "Agree a weekly look at the figures"
  ],
  issue: [
    "Send the date of the fix and confirm it on site",
    "Check the load plan with the longest manifests",
    "Set up an alert for late EDI messages"
  ],
  adoption: [
    "Train the night shift in the dispatch board",
    "Give unused seats to a second team",
    "Show carrier scorecards to purchasing"
  ],
  experiment: ["Repeat the trial with the new checklist", "Roll the template out to all depots"],
  other: [
    "Name a new contact for planning",
    "Prepare the renewal talk",
    "Map the user rights of the finance team"
  ]
};
