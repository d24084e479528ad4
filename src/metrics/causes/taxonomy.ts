/** The causes to which every stated reason and every observed signal belongs; a configuration may add its own words. */
export const CAUSES = {
  low_engagement: "Low engagement",
  poor_fit: "Poor fit",
  product_defects: "Product defects",
  hard_to_use: "Hard to use",
  no_proactive_support: "No proactive support",
  price: "Price",
  competitor: "Competitor",
  payment_failed: "Payment failed",
  company_closed: "Company closed",
  other: "Other",
  unknown: "Unknown"
} as const;

/** A key of CAUSES; *unknown* = no reason is on record. */
export type Cause = keyof typeof CAUSES;

/** Words that other systems use, after normalisation, for each cause. */
const WORDS: Partial<Record<Cause, readonly string[]>> = {
  low_engagement: [
    "low engagement",
    "low usage",
    "no usage",
    "not used",
    "inactive",
    "adoption",
    "low adoption"
  ],
  poor_fit: [
    "poor fit",
    "bad fit",
    "missing feature",
    "missing features",
    "feature",
    "features",
    "product gap",
    "not a fit"
  ],
  product_defects: [
    "product defects",
    "defects",
    "bug",
    "bugs",
    "quality",
    "reliability",
    "outage",
    "performance"
  ],
  hard_to_use: ["hard to use", "usability", "too complex", "complexity", "onboarding", "how to"],
  no_proactive_support: ["no proactive support", "support", "poor support", "service", "customer service"],
  price: ["price", "pricing", "cost", "too expensive", "budget", "budget cut"],
  competitor: ["competitor", "competition", "switched", "alternative"],
  payment_failed: ["payment failed", "payment failure", "card declined", "non payment", "dunning"],
  company_closed: ["company closed", "out of business", "bankruptcy", "insolvency", "acquired"],
  unknown: ["", "unknown", "none", "not given", "n a", "na"]
};

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([cause, words]) => words.map((d) => [d, cause as Cause] as const))
);

/**
 * The cause that a recorded reason belongs to: by the configuration's own words first, then by common ones; what
 * neither knows is *other*, no reason is *unknown*.
 *
 * @param own cause by reason, as a configuration gives it; compared without regard to case and punctuation
 */
export function causeOf(reason: string | null, own: Readonly<Record<string, Cause>> = {}): Cause {
  const word = normalised(reason ?? "");
  for (const [text, cause] of Object.entries(own)) if (normalised(text) === word) return cause;
  return BY_WORD.get(word) ?? "other";
}

function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
