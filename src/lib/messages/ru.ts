import type {Catalogue} from "./catalogue.js";
import {deck} from "./en.js";

/** Russian. */
export const catalogue: Catalogue = {messages: deck, definitions: null};
