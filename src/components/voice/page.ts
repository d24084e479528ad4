import type {VoiceView} from "../../lib/voiceView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {DetractorsCard} from "./detractorsCard.js";
import {GroupsCard} from "./groupsCard.js";
import {CsatCard, NpsCard} from "./scoreCards.js";
import {ArticlesCard, TopicsCard} from "./topicCards.js";

/** Everything of the Voice page below its controls, but the comments, which have a search of their own. */
export function VoiceBody(view: VoiceView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    {class: "qd-grid"},
    NpsCard(view, options),
    CsatCard(view, options),
    DetractorsCard(view, options),
    GroupsCard(view, options),
    TopicsCard(view, options),
    ArticlesCard(view, options)
  );
}
