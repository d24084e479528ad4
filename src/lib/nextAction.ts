import type {PlayItem} from "./playItems.js";

/** What is to be done first of all that a firing asks for; undefined where nothing is. */
export function nextAction({actions, due}: PlayItem): PlayItem["actions"][number] | undefined {
  return actions.find((d) => d.due === due);
}
