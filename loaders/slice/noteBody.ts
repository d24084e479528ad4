import {JSDOM} from "jsdom";
import {noteBodyIn} from "../../src/lib/notes/noteBody.js";

/** Turns Markdown into the few elements that a slide takes, without a browser. */
export const noteBody = noteBodyIn(new JSDOM("").window);
