import {AccountMonthsCard} from "../components/causes/accountMonthsCard.js";
import {openMonths} from "../lib/accountMonths.js";
import type {AccountMonthsData} from "../lib/accountMonthsData.js";
import {readBrushes} from "../lib/brushAddress.js";
import {addressValues, writeAddress} from "./address.js";
import {responsive} from "./responsive.js";

/** How long a reader rests before what may wait is done, in milliseconds. */
const REST = 250;

/** The account-months to be brushed; the brushes are kept in the address. */
export function accountMonths(data: AccountMonthsData): HTMLElement {
  const months = openMonths(data);
  readBrushes(months, addressValues().brush ?? "");
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
    onRest: (brush) => writeAddress({brush})
  });
}
