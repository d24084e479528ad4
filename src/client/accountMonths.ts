import {AccountMonthsCard} from "../components/causes/accountMonthsCard.js";
import {openMonths} from "../lib/accountMonths.js";
import type {AccountMonthsData} from "../lib/accountMonthsData.js";
import {readBrushes} from "../lib/brushAddress.js";
import {responsive} from "./responsive.js";

/** How long a reader rests before what may wait is done, in milliseconds. */
const REST = 250;

/** The account-months to be brushed; the brushes are kept in the address. */
export function accountMonths(data: AccountMonthsData): HTMLElement {
  const months = openMonths(data);
  readBrushes(months, new URLSearchParams(location.search).get("brush") ?? "");
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return AccountMonthsCard(months, {
    fit: responsive,
    frame(draw) {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(draw);
    },
    rest(done) {
      clearTimeout(timer);
      timer = setTimeout(done, REST);
    },
    onRest: keepBrushes
  });
}

function keepBrushes(brushes: string): void {
  const own = new URLSearchParams(location.search);
  if (brushes) own.set("brush", brushes);
  else own.delete("brush");
  const text = own.size > 0 ? `?${own.toString()}` : "";
  history.replaceState(history.state, "", `${location.pathname}${text}${location.hash}`);
}
