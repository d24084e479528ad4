import type {Format} from "../lib/format.js";

/** Writes money short for a chart whose values reach to **top**: in full, in thousands, or in millions and more. */
export function shortMoney(format: Format, top: number): (value: number) => string {
  if (Math.abs(top) < 1e4) return (value) => format.money(value);
  if (Math.abs(top) >= 1e6) return (value) => (value === 0 ? format.money(0) : format.moneyShort(value));
  return (value) => (value === 0 ? format.money(0) : format.moneyThousands(value));
}
