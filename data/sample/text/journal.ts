/** Why a CSM sees an account otherwise than its score does. */
export const OVERRIDE_REASONS = [
  "The depot in the north goes live next month, use will follow",
  "Their new operations lead wants to look at other tools",
  "Works through its own portal, so sign-ins say little",
  "Peak season: the team has no time, the sponsor is content",
  "The sponsor told me that the budget is under review"
] as const;

/** What a CSM notes on a play that is dealt with. */
export const PLAY_NOTES = [
  "Met the new contact, training agreed",
  "Two planners share the role for now",
  "Wrote, no answer yet",
  "Sponsor will name a successor"
] as const;
