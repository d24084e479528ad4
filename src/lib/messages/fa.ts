import type {Catalogue} from "./catalogue.js";
import {deck} from "./en.js";

/** Persian. */
export const catalogue: Catalogue = {messages: deck, definitions: null};
