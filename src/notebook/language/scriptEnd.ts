import {Parser, tokTypes} from "acorn";
import {type ExpressionEnd, firstBrace} from "./sqlTokens.js";

/** To the brace that ends it, as JavaScript reads it: braces in texts and templates do not count. */
export const scriptEnd: ExpressionEnd = (source, at) => {
  try {
    const parser = Parser.tokenizer(source.slice(at + 1), {ecmaVersion: 2022});
    let depth = 0;
    for (let token = parser.getToken(); token.type !== tokTypes.eof; token = parser.getToken()) {
      if (token.type === tokTypes.braceL || token.type === tokTypes.dollarBraceL) depth++;
      else if (token.type === tokTypes.braceR && --depth === 0) return {to: at + 1 + token.end, open: false};
    }
  } catch {
    // what cannot be read as JavaScript ends at the first brace
  }
  return firstBrace(source, at);
};
