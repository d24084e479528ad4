import {DeckReview} from "../../components/deck/deckReview.js";
import {type ContentChange, contentOf} from "../../deck/content.js";
import type {Deck} from "../../deck/deck.js";
import {changedSince} from "../../deck/reviewStatus.js";
import {
  readReview,
  type Review,
  REVIEW_STEPS,
  ReviewFault,
  type ReviewStepName,
  withReview
} from "../../lib/notes/review.js";
import {rememberedName, rememberName} from "../ownName.js";

const DRAFT: Review = {reviewed: null, approved: null};

/** What the panel needs of the page. */
export interface ReviewContext {
  file: string;
  /** why nobody can approve the deck here; null where it can be done */
  barred: string | null;
  text: () => string;
  setText: (text: string) => void;
  show: (slide: string) => void;
}

/** How far a deck has come, and which slides have changed since. */
export interface ReviewState {
  review: Review;
  since: Record<ReviewStepName, string[] | null>;
  fault: string | null;
}

/** Reads the review off the text, and compares what was approved with the deck in its own language as it is now. */
export function reviewState(text: string, file: string, deck: () => Deck): ReviewState {
  let review = DRAFT;
  try {
    review = readReview(text, file);
  } catch (error) {
    if (!(error instanceof ReviewFault)) throw error;
    return {review, since: {reviewed: null, approved: null}, fault: error.message};
  }
  if (!review.reviewed && !review.approved)
    return {review, since: {reviewed: null, approved: null}, fault: null};
  const {reviewed, approved} = changedSince(review, contentOf(deck()));
  return {review, since: {reviewed: slidesOf(reviewed), approved: slidesOf(approved)}, fault: null};
}

const slidesOf = (change: ContentChange | null) =>
  change && [...change.changed, ...change.added, ...change.removed];

/** The last step that was taken and whether it still holds, in one line for the checklist; null where it is approved. */
export function reviewCheck({review, since}: ReviewState): string | null {
  const last = REVIEW_STEPS.findLast((d) => review[d] !== null);
  if (!last) return "draft: nobody has reviewed this deck";
  if (since[last]) return `${last} by ${review[last]!.by}, and changed since`;
  return last === "approved" ? null : `reviewed by ${review.reviewed!.by}, not approved yet`;
}

/** Who reviewed the deck, and the buttons that write it into the text. */
export function reviewPanel(state: ReviewState, deck: () => Deck, context: ReviewContext): HTMLElement {
  const {file, barred, text, setText, show} = context;
  const write = (review: Review) => setText(withReview(text(), review, file));
  return DeckReview(
    {...state, barred, by: rememberedName()},
    {
      take(step, by) {
        rememberName(by);
        const on = new Date().toLocaleDateString("en-CA"); // as YYYY-MM-DD
        write({...state.review, [step]: {by, on, slides: contentOf(deck())}});
      },
      withdraw: () => write(DRAFT),
      show
    }
  );
}
