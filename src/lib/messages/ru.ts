import type {Catalogue} from "./catalogue.js";
import {appendix} from "./ru/appendix.js";
import {common} from "./ru/common.js";
import {definitions} from "./ru/definitions.js";
import {drafts} from "./ru/drafts.js";
import {experiments} from "./ru/experiments.js";
import {plans} from "./ru/plans.js";
import {requests} from "./ru/requests.js";
import {story} from "./ru/story.js";
import {use} from "./ru/use.js";
import {voice} from "./ru/voice.js";

/** Russian. */
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
