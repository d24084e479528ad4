import type {Catalogue} from "./catalogue.js";
import {appendix} from "./fa/appendix.js";
import {common} from "./fa/common.js";
import {definitions} from "./fa/definitions.js";
import {drafts} from "./fa/drafts.js";
import {experiments} from "./fa/experiments.js";
import {plans} from "./fa/plans.js";
import {requests} from "./fa/requests.js";
import {story} from "./fa/story.js";
import {use} from "./fa/use.js";
import {voice} from "./fa/voice.js";

/** Persian. */
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
