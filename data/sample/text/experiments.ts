/** One KPI of an experiment and the truth about it. */
export interface KpiSpec {
  kpi: string;
  role: "primary" | "secondary" | "guardrail";
  direction: "up" | "down";
  kind: "mean" | "proportion";
  /** Control’s true mean or share, and for a mean the deviation among units. */
  mean: number;
  deviation?: number;
  /** What the target arm truly adds. */
  effect: number;
  margin?: number;
  minimum_effect?: number;
  digits?: number;
}

/** An experiment as it is planned. */
export interface TrialSpec {
  name: string;
  hypothesis: string;
  unit: "user" | "account";
  start: string;
  end: string;
  kpis: readonly KpiSpec[];
  game_plan: string | null;
  selected_because?: string;
}

export const GUIDED_WEEK: TrialSpec = {
  name: "Guided first week for planners",
  hypothesis: "Planners who are led through their first week plan more loads in Kestrel",
  unit: "user",
  start: "2026-02-02",
  end: "2026-05-02",
  kpis: [
    {
      kpi: "Loads planned a week",
      role: "primary",
      direction: "up",
      kind: "mean",
      mean: 18,
      deviation: 6.5,
      effect: 2.2,
      minimum_effect: 1,
      digits: 1
    },
    {
      kpi: "Used the load builder",
      role: "secondary",
      direction: "up",
      kind: "proportion",
      mean: 0.46,
      effect: 0.08
    },
    {
      kpi: "Tickets filed",
      role: "guardrail",
      direction: "down",
      kind: "mean",
      mean: 0.9,
      deviation: 0.7,
      effect: 0,
      margin: 0.15,
      digits: 0
    }
  ],
  game_plan: "If it works, switch it on for all new planners"
};

export const VALUE_REVIEW: TrialSpec = {
  name: "Value review every month",
  hypothesis: "A monthly review instead of a quarterly one keeps more users active",
  unit: "account",
  start: "2026-04-01",
  end: "2026-07-01",
  kpis: [
    {
      kpi: "Active-user rate",
      role: "primary",
      direction: "up",
      kind: "mean",
      mean: 0,
      effect: 0,
      minimum_effect: 0.05,
      digits: 4
    }
  ],
  game_plan: null
};

export const HOME_SCREEN: TrialSpec = {
  name: "New home screen",
  hypothesis: "A home screen with today's loads brings users back more often",
  unit: "user",
  start: "2026-05-04",
  end: "2026-07-04",
  kpis: [
    {
      kpi: "Active days in four weeks",
      role: "primary",
      direction: "up",
      kind: "mean",
      mean: 9,
      deviation: 4.2,
      effect: 0,
      digits: 0
    },
    {
      kpi: "Errors seen a week",
      role: "guardrail",
      direction: "down",
      kind: "mean",
      mean: 1.4,
      deviation: 0.9,
      effect: 0,
      margin: 0.3,
      digits: 1
    }
  ],
  game_plan: "If it works, make it the default"
};

export const IDLE_SEATS: TrialSpec = {
  name: "Mail to idle seats",
  hypothesis: "A mail with three tips wakes users who have almost stopped",
  unit: "user",
  start: "2026-04-06",
  end: "2026-05-18",
  kpis: [
    {
      kpi: "Active days in four weeks",
      role: "primary",
      direction: "up",
      kind: "mean",
      mean: 9,
      deviation: 4.2,
      effect: 0,
      digits: 0
    }
  ],
  game_plan: "Repeat with a control group before deciding",
  selected_because: "Lowest activity in March 2026"
};

export const PROPOSED_LOADS: TrialSpec = {
  name: "Proposed loads",
  hypothesis: "Loads proposed in the morning shorten planning",
  unit: "user",
  start: "2026-08-17",
  end: "2026-11-16",
  kpis: [
    {
      kpi: "Planning time (minutes a day)",
      role: "primary",
      direction: "down",
      kind: "mean",
      mean: 64,
      deviation: 19,
      effect: -3,
      minimum_effect: 3,
      digits: 1
    }
  ],
  game_plan: "If it works, offer it to all planners"
};

export const DESK_COACHING: TrialSpec = {
  name: "Coaching at the dispatch desk",
  hypothesis: "Two days of coaching on site lift on-time departures",
  unit: "account",
  start: "2026-01-12",
  end: "2026-04-12",
  kpis: [
    {
      kpi: "On-time departures (%)",
      role: "primary",
      direction: "up",
      kind: "mean",
      mean: 78,
      deviation: 5,
      effect: 4,
      digits: 1
    }
  ],
  game_plan: "Sell it as a service if the gain holds for a second quarter"
};

/** Trials that one account runs among its own users. */
export const ACCOUNT_TRIALS: readonly Omit<TrialSpec, "start" | "end">[] = [
  {
    name: "Load templates",
    hypothesis: "Templates for the usual manifests shorten planning",
    unit: "user",
    kpis: [
      {
        kpi: "Planning time (minutes a day)",
        role: "primary",
        direction: "down",
        kind: "mean",
        mean: 62,
        deviation: 16,
        effect: -14,
        minimum_effect: 5,
        digits: 1
      },
      {
        kpi: "Plans changed after noon",
        role: "guardrail",
        direction: "down",
        kind: "mean",
        mean: 3.1,
        deviation: 1.2,
        effect: 0,
        margin: 1,
        digits: 1
      }
    ],
    game_plan: "Roll out to all depots"
  },
  {
    name: "One digest instead of alerts",
    hypothesis: "One digest a day is read more than single alerts",
    unit: "user",
    kpis: [
      {
        kpi: "Opened an alert in the week",
        role: "primary",
        direction: "up",
        kind: "proportion",
        mean: 0.55,
        effect: 0
      },
      {
        kpi: "Late reactions a week",
        role: "guardrail",
        direction: "down",
        kind: "mean",
        mean: 1.8,
        deviation: 0.8,
        effect: 0,
        margin: 0.5,
        digits: 1
      }
    ],
    game_plan: null
  },
  {
    name: "Dock reminders for drivers",
    hypothesis: "A reminder before the slot shortens waiting at the dock",
    unit: "user",
    kpis: [
      {
        kpi: "Waiting at the dock (minutes)",
        role: "primary",
        direction: "down",
        kind: "mean",
        mean: 48,
        deviation: 14,
        effect: -6,
        minimum_effect: 4,
        digits: 1
      }
    ],
    game_plan: "Send reminders at all sites"
  },
  {
    name: "Shorter shift handover",
    hypothesis: "A checklist makes handovers shorter without losing loads",
    unit: "user",
    kpis: [
      {
        kpi: "Handover time (minutes)",
        role: "primary",
        direction: "down",
        kind: "mean",
        mean: 21,
        deviation: 6,
        effect: 1.5,
        digits: 1
      },
      {
        kpi: "Loads missed a week",
        role: "secondary",
        direction: "down",
        kind: "mean",
        mean: 1.2,
        deviation: 0.7,
        effect: 0,
        digits: 1
      }
    ],
    game_plan: "Drop the checklist and ask the shift leads what they miss"
  }
];
