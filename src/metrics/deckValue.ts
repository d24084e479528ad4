import type {Metric} from "./metric.js";

/** Value of one month, cumulated from the first. */
export interface DeckValueMonth {
  /** first day of the month */
  month: string;
  promised: number;
  /** what was promised of the items that were measured in the month */
  promised_measured: number;
  /** null where nothing was measured */
  realised: number | null;
}

/** Value of one item, over its measured months. */
export interface DeckValueItem {
  item: string;
  promised: number;
  /** of all its months, measured or not */
  promised_all: number;
  realised: number | null;
  /** months measured and months promised */
  measured_months: number;
  months: number;
}

/** Promised and realised value of all months that are over on the quarter's last day, in the contract currency. */
export interface DeckValue {
  /** of the amounts: the contract's */
  currency: string;
  /** the currencies of what is converted into it, at the rate of the quarter's last month */
  converted: readonly string[];
  /** the same numbers as `quarterdeck metrics` gives them, in the reporting currency */
  reporting: {
    currency: string;
    promised: number;
    realised: number | null;
    paid: number | null;
    roi: number | null;
  };
  months: readonly DeckValueMonth[];
  items: readonly DeckValueItem[];
  promised: number;
  promised_measured: number;
  realised: number | null;
  /** fees of the measured months: those of the contract's currency as they were agreed, others converted */
  paid: number | null;
  /** of these amounts */
  roi: Metric;
}
