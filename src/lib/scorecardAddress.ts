import type {Scorecard} from "../metrics/health.js";
import type {ScorecardEdit} from "./scorecardEdits.js";
import {withEdit} from "./scorecardEdits.js";
import {editFault} from "./scorecardTried.js";

const FIELDS = ["weight", "bad", "good"] as const;

/** Writes edits into one parameter of an address. */
export function writeEdits(edits: readonly ScorecardEdit[]): string {
  return edits
    .map((d) =>
      [d.card, d.group, d.component ?? "", d.field, String(d.value)].map(encodeURIComponent).join("/")
    )
    .join(",");
}

/** Reads them again; what the scorecards do not have, or would refuse, is left out. */
export function readEdits(cards: readonly Scorecard[], text: string | null): ScorecardEdit[] {
  let edits: ScorecardEdit[] = [];
  for (const part of (text ?? "").split(",")) {
    const [card = "", group = "", component = "", name = "", value = ""] = part.split("/").map(decoded);
    const field = FIELDS.find((d) => d === name);
    if (field === undefined || value.trim() === "") continue;
    const edit = {card, group, component: component === "" ? null : component, field, value: Number(value)};
    if (editFault(cards, edits, edit) === null) edits = withEdit(cards, edits, edit);
  }
  return edits;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
