import type {Catalogue} from "./catalogue.js";
import {deck} from "./en.js";

/** Turkish. */
export const catalogue: Catalogue = {messages: deck, definitions: null};
