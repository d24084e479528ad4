/** A value of the configuration that definitions rest on. */
export interface Setting {
  label: string;
  value: string;
  /** The key in quarterdeck.yaml. */
  key: string;
}

/** A component of a scorecard, with its share of the whole score when all have data. */
export interface ScorecardPart {
  group: string;
  component: string;
  weight: number;
  bad: number;
  good: number;
}

/** A scorecard and the segments that it scores. */
export interface ScorecardData {
  id: string;
  version: string;
  /** Empty: every segment that no other scorecard names. */
  segments: string[];
  parts: ScorecardPart[];
}

/** What the Definitions page says about this company. */
export interface DefinitionsData {
  settings: Setting[];
  scorecards: ScorecardData[];
}
