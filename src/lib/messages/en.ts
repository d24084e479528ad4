import {appendix} from "./en/appendix.js";
import {brief} from "./en/brief.js";
import {checklist} from "./en/checklist.js";
import {common} from "./en/common.js";
import {drafts} from "./en/drafts.js";
import {experiments} from "./en/experiments.js";
import {plans} from "./en/plans.js";
import {requests} from "./en/requests.js";
import {story} from "./en/story.js";
import {use} from "./en/use.js";
import {voice} from "./en/voice.js";

/** What a deck says: every language has all of it. */
export const deck = {
  ...common,
  ...story,
  ...use,
  ...experiments,
  ...voice,
  ...plans,
  ...requests,
  ...appendix,
  ...drafts
} as const;

/** English: the language of reference. ICU MessageFormat; numbers come ready-made, *_n and n choose the plural. */
export const en = {...deck, ...checklist, ...brief} as const;
