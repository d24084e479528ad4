import type {TrialSpec} from "./trialSpec.js";

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
