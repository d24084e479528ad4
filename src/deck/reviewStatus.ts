import type {Review, ReviewStep, ReviewStepName} from "../lib/notes/review.js";
import {type ContentChange, contentChange} from "./content.js";

/** How far a deck has come, as its list says it. */
export interface DeckStatus {
  status: "draft" | "reviewed" | "approved";
  /** who took the last step; null for a draft */
  by: string | null;
  /** YYYY-MM-DD */
  on: string | null;
}

/** What differs today from what each step saw; null where it is the same, or nobody has taken the step. */
export function changedSince(
  {reviewed, approved}: Review,
  today: Readonly<Record<string, string>>
): Record<ReviewStepName, ContentChange | null> {
  const since = (step: ReviewStep | null) => step && contentChange(step.slides, today);
  return {reviewed: since(reviewed), approved: since(approved)};
}

const DRAFT: DeckStatus = {status: "draft", by: null, on: null};

const done = (status: DeckStatus["status"], {by, on}: ReviewStep): DeckStatus => ({status, by, on});

/**
 * What its review makes of a deck. What was reviewed and says something else today is a draft again; what was approved
 * stays approved, and **change** says what keeps it from being made.
 *
 * @param today gives the fingerprints of the deck's slides, and is only called where somebody has taken a step
 */
export function reviewStatus(
  review: Review,
  today: () => Readonly<Record<string, string>>
): DeckStatus & {change: ContentChange | null} {
  const {reviewed, approved} = review;
  if (!reviewed && !approved) return {...DRAFT, change: null};
  const since = changedSince(review, today());
  if (approved) return {...done("approved", approved), change: since.approved};
  return {...(reviewed && !since.reviewed ? done("reviewed", reviewed) : DRAFT), change: null};
}
