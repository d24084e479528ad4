import type {Metric} from "../metrics/metric.js";
import type {FitGroup} from "../metrics/product/poorFit.js";
import type {RequestGroup} from "../metrics/product/requestGroups.js";
import type {TicketGroup} from "../metrics/product/ticketGroups.js";

/** What the Product review states, on the page and in print. */
export interface ProductData {
  company: string;
  /** Whose accounts it speaks of, where it is cut: *Segment Small*. */
  scope: string | null;
  as_of: string;
  /** The day after which tickets count. */
  since: string;
  currency: string;
  /** Of the tables that it needs, those that are given. */
  given: string[];
  /** Whether any ticket names its category: without it defects are not known, not none. */
  categories: boolean;
  /** ARR of all accounts that pay. */
  arr: number;
  defects: TicketGroup;
  severities: TicketGroup[];
  bugs: TicketGroup[];
  usability: TicketGroup[];
  /** Defects that were opened before and are still open. */
  older_open: number;
  /** Errors of the uses of 90 days. */
  errors: Metric;
  requests: RequestGroup[];
  fit: {cut: number; all: Metric; unknown: number; groups: FitGroup[]};
}
