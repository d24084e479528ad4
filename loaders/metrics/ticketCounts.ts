import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {Of} from "../../src/metrics/inputs.js";
import type {Follow} from "../../src/metrics/survival.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/** Tickets that an account opened, and ratings of those resolved, in a window. */
export type TicketCounts = Pick<AccountCounts, "tickets" | "csat_tickets_n" | "csat_tickets_good">;

const COUNTS = `
  SELECT
    account_id,
    count_if(opened_at::DATE > $t0::DATE AND opened_at::DATE <= $t1::DATE) AS tickets,
    count(csat) FILTER (resolved_at::DATE > $t0::DATE AND resolved_at::DATE <= $t1::DATE) AS csat_tickets_n,
    count_if(csat >= 4 AND resolved_at::DATE > $t0::DATE AND resolved_at::DATE <= $t1::DATE) AS csat_tickets_good
  FROM tickets
  GROUP BY account_id`;

/** Tickets by account. */
export async function ticketCounts(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, TicketCounts>> {
  return byAccount<TicketCounts>(db, COUNTS, window);
}

/** Which step of a ticket a duration runs to. */
export type TicketStep = "first_response_at" | "resolved_at";

/**
 * Hours from opening to a step of the tickets opened in a window; those without it by the end of t1 are censored then.
 * A ticket that was resolved without a first response stopped waiting for one and is censored there.
 */
export async function ticketDurations(
  db: Warehouse,
  step: TicketStep,
  {t0, t1}: {t0: string; t1: string}
): Promise<Of<Follow>[]> {
  return db.query<Of<Follow>>(
    `WITH clocks AS (
       SELECT account_id, opened_at, ${step}, resolved_at, ($t1::DATE + 1)::TIMESTAMP AS over_at
       FROM tickets
       WHERE opened_at::DATE > $t0::DATE AND opened_at::DATE <= $t1::DATE
     )
     SELECT
       account_id,
       greatest(0, epoch(
         CASE WHEN ${step} < over_at THEN ${step} ELSE least(coalesce(resolved_at, over_at), over_at) END - opened_at
       ) / 3600) AS time,
       coalesce(${step} < over_at, false) AS event
     FROM clocks`,
    {t0, t1}
  );
}

/** Days from a request to its shipping; those not shipped by the end of t1 are censored then, declined ones left out. */
export async function requestDurations(db: Warehouse, {t1}: {t1: string}): Promise<Of<Follow>[]> {
  return db.query<Of<Follow>>(
    `SELECT
       account_id,
       epoch(CASE WHEN shipped_at < $t1::DATE + 1 THEN shipped_at ELSE ($t1::DATE + 1)::TIMESTAMP END - created_at) / 86400 AS time,
       coalesce(shipped_at < $t1::DATE + 1, false) AS event
     FROM requests
     WHERE created_at::DATE <= $t1::DATE AND status IS DISTINCT FROM 'declined'`,
    {t1}
  );
}
