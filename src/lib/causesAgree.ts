import {CAUSES} from "../metrics/causes/taxonomy.js";
import type {CauseLeaver, CauseSignal} from "./causesData.js";
import {lower} from "./words.js";

/** Whether what an account said is what its signals show. */
export interface Agreement {
  verdict: "yes" | "partly" | "no" | "unknown";
  words: string;
}

/** Causes that no signal of the product can show. */
const UNSEEN = "no signal measures it";

/** Compares the stated cause with the signals present in the window before leaving. */
export function agreement(
  {cause, own}: Pick<CauseLeaver, "cause" | "own">,
  signals: readonly CauseSignal[],
  reliable: readonly {key: string}[]
): Agreement {
  const marked = new Set(reliable.map((d) => d.key));
  const present = signals.filter((_, k) => own[k] === "1");
  const others = present.filter((d) => d.cause !== cause && marked.has(d.key)).map((d) => lower(d.label));
  const also = others.slice(0, 2).join(", ");
  if (cause === "unknown") {
    return {verdict: "unknown", words: also ? `No cause stated; shows ${also}` : "No cause stated"};
  }
  const about = signals.flatMap((d, k) => (d.cause === cause ? [{...d, at: own[k] ?? "-"}] : []));
  if (about.length === 0) {
    return {verdict: "unknown", words: `Cannot tell: ${UNSEEN}${also ? `; shows ${also}` : ""}`};
  }
  if (about.some((d) => d.at === "1")) {
    return also ? {verdict: "partly", words: `Partly: also ${also}`} : {verdict: "yes", words: "Yes"};
  }
  if (about.every((d) => d.at === "-")) {
    return {
      verdict: "unknown",
      words: `Cannot tell: its signals are not known${also ? `; shows ${also}` : ""}`
    };
  }
  const none = `No: no sign of ${lower(CAUSES[cause])}`;
  return {verdict: "no", words: also ? `${none}; shows ${also}` : none};
}
