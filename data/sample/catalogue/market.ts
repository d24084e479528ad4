export const CHANNELS = ["inbound", "referral", "partner", "event", "outbound", "marketplace"] as const;

export const INDUSTRIES = [
  "Road freight",
  "Cold chain",
  "Parcel",
  "Warehousing",
  "Retail distribution",
  "Manufacturing",
  "Food and drink",
  "Construction supply"
] as const;
