import {appendix} from "./ar/appendix.js";
import {common} from "./ar/common.js";
import {definitions} from "./ar/definitions.js";
import {drafts} from "./ar/drafts.js";
import {experiments} from "./ar/experiments.js";
import {plans} from "./ar/plans.js";
import {requests} from "./ar/requests.js";
import {story} from "./ar/story.js";
import {use} from "./ar/use.js";
import {voice} from "./ar/voice.js";
import type {Catalogue} from "./catalogue.js";

/** Arabic. */
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
