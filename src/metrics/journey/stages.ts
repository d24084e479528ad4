/** The steps of the customer journey in their order; what comes earlier in it is a step back. */
export const STAGES = [
  "visitor",
  "lead",
  "trial",
  "onboarding",
  "activated",
  "adopting",
  "value",
  "expansion",
  "renewal",
  "churned",
  "won_back"
] as const;

/** One of them. */
export type Stage = (typeof STAGES)[number];

/** The team that a stage belongs to. */
export type StageOwners = Record<Stage, string>;

/** Whose stage it is where the configuration does not say. */
export const STAGE_OWNERS: StageOwners = {
  visitor: "Marketing",
  lead: "Sales",
  trial: "Sales",
  onboarding: "Onboarding",
  activated: "Customer success",
  adopting: "Customer success",
  value: "Customer success",
  expansion: "Customer success",
  renewal: "Customer success",
  churned: "Customer success",
  won_back: "Onboarding"
};

/** Stages that an account is to leave again: the way to value. In the others it may stay as long as it likes. */
export const ON_THE_WAY: ReadonlySet<Stage> = new Set([
  "visitor",
  "lead",
  "trial",
  "onboarding",
  "activated",
  "adopting",
  "won_back"
]);

/** One stay of an account in a stage. */
export interface Stay {
  /** The account, by its place. */
  i: number;
  stage: Stage;
  /** YYYY-MM-DD */
  entered_on: string;
  /** From the entry to the next one, to the day on which the account was lost, or to the last day of data. */
  days: number;
  /** *moved* = to another stage; *there* = still in it; *lost* = stopped paying, or its trial ended unpaid, without a later entry. */
  end: "moved" | "there" | "lost";
  /** The stage before and the one after; null at the ends. */
  from: Stage | null;
  to: Stage | null;
  /** Days from the entry to the first outbound touch, or as long as none came; null where touches do not reach so far. */
  wait: {days: number; reached: boolean} | null;
}
