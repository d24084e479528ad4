const NAMES: Record<string, string> = {
  title: "Cover",
  summary: "Summary",
  goals: "Goals",
  value: "Value",
  adoption: "Adoption",
  features: "Features",
  experiments: "Proof of value",
  voice: "Voice",
  support: "Support",
  "not-well": "What did not go well",
  requests: "Requests",
  next: "Next quarter",
  definitions: "Definitions",
  data: "Data"
};

/** What a slide is called in the site; a company's own goes by its id. */
export function slideName(id: string): string {
  return NAMES[id] ?? id;
}
