import type {Catalogue} from "./catalogue.js";
import {appendix} from "./tr/appendix.js";
import {common} from "./tr/common.js";
import {definitions} from "./tr/definitions.js";
import {drafts} from "./tr/drafts.js";
import {experiments} from "./tr/experiments.js";
import {plans} from "./tr/plans.js";
import {requests} from "./tr/requests.js";
import {story} from "./tr/story.js";
import {use} from "./tr/use.js";
import {voice} from "./tr/voice.js";

/** Turkish. */
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
