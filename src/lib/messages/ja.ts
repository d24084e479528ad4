import type {Catalogue} from "./catalogue.js";
import {appendix} from "./ja/appendix.js";
import {common} from "./ja/common.js";
import {definitions} from "./ja/definitions.js";
import {drafts} from "./ja/drafts.js";
import {experiments} from "./ja/experiments.js";
import {plans} from "./ja/plans.js";
import {requests} from "./ja/requests.js";
import {story} from "./ja/story.js";
import {use} from "./ja/use.js";
import {voice} from "./ja/voice.js";

/** Japanese. */
export const catalogue: Catalogue = {
  messages: {
    ...common,
    ...story,
    ...use,
    ...experiments,
    ...voice,
    ...plans,
    ...requests,
    ...appendix,
    ...drafts
  },
  definitions
};
