import type {TrialSpec} from "./trialSpec.js";

/** Experiments across accounts. */
export const COMPANY_TRIALS = {
  guided_week: {
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
  },
  value_review: {
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
  },
  home_screen: {
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
  },
  idle_seats: {
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
  },
  proposed_loads: {
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
  },
  desk_coaching: {
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
  }
} satisfies Record<string, TrialSpec>;
