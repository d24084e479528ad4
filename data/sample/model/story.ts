import type {Segment} from "../catalogue/segments.js";
import {dayOf} from "./days.js";

/** The faulty release: who got it, when it went live and when it was mended, and what it did to the error rate. */
export const RELEASE = {
  segment: "Mid-market" satisfies Segment as Segment,
  from: dayOf("2025-03-10"),
  to: dayOf("2025-05-30"),
  error_rate: 0.16,
  usual_error_rate: 0.002,
  feature: "load_builder",
  bug_id: "KES-2231",
  activity: 0.94
};

/** The week in which one account's usage never reached the export. */
export const GAP = {from: dayOf("2026-02-09"), to: dayOf("2026-02-22")};

/** Long busy accounts that begin to fade in late spring 2026: how many, and in which months. */
export const FADE = {accounts: 7, from: dayOf("2026-05-01"), turns: [25, 27]};

/** A help article that answers most of what was asked about its topic; the other article of quarterdeck.yaml helps nobody. */
export const ARTICLE = {topic: "Rights of a new planner", from: dayOf("2026-02-10"), answers: 0.65};
