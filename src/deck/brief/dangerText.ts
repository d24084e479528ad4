import type {BriefDanger} from "../../metrics/briefData.js";
import type {DeckKit} from "../kit.js";

/** A value of the measure whose line an account is held to, as on the Health page. */
export function dangerText(
  value: number | null,
  {measure}: Pick<BriefDanger, "measure">,
  {format}: DeckKit
): string {
  return measure === "active_rate" ? format.percent(value, 0) : format.decimal(value, 0);
}
