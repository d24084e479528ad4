import {group} from "d3";
import type {DeckRequest, DeckRequests} from "../../src/metrics/deckRequests.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceScope} from "./scope.js";

// What was shipped after the quarter was still waiting on its last day.
const REQUESTS = `
  SELECT
    account_id, title, created_at::DATE AS asked_on,
    CASE WHEN shipped_at::DATE <= $t1::DATE THEN shipped_at::DATE END AS shipped_on,
    CASE WHEN shipped_at::DATE <= $t1::DATE THEN 'shipped' WHEN status = 'shipped' THEN 'open' ELSE coalesce(status, 'open') END AS status
  FROM requests
  WHERE created_at::DATE <= $t1::DATE
  ORDER BY account_id, created_at, request_id`;

type Row = Omit<DeckRequest, "status"> & {
  account_id: string;
  status: DeckRequest["status"] | "declined";
};

/** What each account asked for, by account that ever asked: shipped in the quarter, planned, and open. */
export async function sliceRequests(
  db: Warehouse,
  {t0, t1, year_t0}: SliceScope
): Promise<Map<string, DeckRequests>> {
  const rows = group(await db.query<Row>(REQUESTS, {t1}), (d) => d.account_id);
  return new Map(
    Array.from(rows, ([account_id, own]) => {
      const shown = own.flatMap(({account_id: _, status, ...request}) =>
        status === "declined" || (status === "shipped" && !(request.shipped_on! > t0))
          ? []
          : [{...request, status}]
      );
      const shipped = shown.filter((d) => d.status === "shipped").length;
      const declined = own.filter((d) => d.status === "declined" && d.asked_on > year_t0).length;
      return [account_id, {shown, shipped, waiting: shown.length - shipped, declined}];
    })
  );
}
