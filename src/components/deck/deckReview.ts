import {formatFor} from "../../lib/format.js";
import {type Review, REVIEW_STEPS, type ReviewStepName} from "../../lib/notes/review.js";
import {type Child, dom} from "../dom.js";
import {EmptyState, ErrorState} from "../states.js";
import {slideName} from "./slideNames.js";

/** How far a deck has come, and what can be done about it. */
export interface DeckReviewData {
  review: Review;
  /** slides that say something else since the last step; null where nothing changed */
  since: Readonly<Record<ReviewStepName, readonly string[] | null>>;
  /** why nobody can approve it here; null where it can be done */
  barred: string | null;
  /** a fault of the front matter, which hides the review */
  fault: string | null;
  /** the name that was last given here */
  by: string;
}

/** What the panel asks for. */
export interface DeckReviewActions {
  take: (step: ReviewStepName, by: string) => void;
  withdraw: () => void;
  show: (slide: string) => void;
  document?: Document;
}

const STEPS: Record<ReviewStepName, {done: string; label: string}> = {
  reviewed: {done: "Reviewed", label: "Mark as reviewed"},
  approved: {done: "Approved", label: "Approve"}
};

/** Who has reviewed and approved the deck, what changed since, and the ways to say so. */
export function DeckReview(data: DeckReviewData, actions: DeckReviewActions): HTMLElement {
  const {h} = dom(actions.document);
  const {review, barred, fault} = data;
  if (fault !== null) return h("div", {class: "qd-review"}, ErrorState(fault, actions));
  const taken = review.reviewed !== null || review.approved !== null;
  return h(
    "div",
    {class: "qd-review"},
    taken
      ? REVIEW_STEPS.map((d) => stepPart(d, data, actions))
      : h("p", {class: "qd-review-state"}, h("b", null, "Draft."), " Nobody has reviewed this deck yet."),
    barred === null ? form(data, actions, taken) : EmptyState(barred, actions)
  );
}

function stepPart(
  name: ReviewStepName,
  {review, since}: DeckReviewData,
  {show, document}: DeckReviewActions
): Child {
  const {h} = dom(document);
  const step = review[name];
  if (!step) return null;
  const changed = since[name];
  const slides = (changed ?? []).map((id, i) => {
    const button = h("button", {type: "button", class: "qd-check-slide"}, slideName(id));
    button.addEventListener("click", () => show(id));
    return [i > 0 && ", ", button];
  });
  return h(
    "div",
    {class: `qd-review-step${changed ? " qd-review-step--changed" : ""}`, "data-step": name},
    h(
      "p",
      {class: "qd-review-state"},
      h("b", null, STEPS[name].done),
      " by ",
      h("bdi", null, step.by),
      ` on ${formatFor({locale: "en"}).day(step.on)}`
    ),
    changed &&
      h(
        "p",
        {class: "qd-review-since"},
        "Changed since: ",
        slides.length > 0 ? slides : "the order of the slides"
      )
  );
}

function form(
  {by, review}: DeckReviewData,
  {take, withdraw, document}: DeckReviewActions,
  taken: boolean
): HTMLElement {
  const {h} = dom(document);
  const input = h("input", {
    class: "qd-input",
    name: "reviewer",
    value: by,
    autocomplete: "name",
    placeholder: "Your name",
    required: true
  });
  const said = h("p", {class: "qd-card-sub", role: "status"});
  const button = (label: string, run: () => void, look = "") => {
    const made = h("button", {type: "button", class: `qd-button${look}`}, label);
    made.addEventListener("click", run);
    return made;
  };
  const named = (step: ReviewStepName) => () => {
    if (input.value.trim() !== "") return take(step, input.value.trim());
    said.textContent = "Give your name first.";
    input.focus();
  };
  return h(
    "div",
    {class: "qd-review-form"},
    h("label", null, "Name", input),
    h(
      "div",
      {class: "qd-review-buttons"},
      button(STEPS.reviewed.label, named("reviewed")),
      button(STEPS.approved.label, named("approved"), review.approved ? "" : " qd-button--primary"),
      taken && button("Withdraw", withdraw)
    ),
    said,
    h(
      "p",
      {class: "qd-card-sub"},
      "It is written into the head of your text, with a fingerprint of every slide. Save the text to keep it."
    )
  );
}
