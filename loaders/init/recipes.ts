import {words} from "./words.js";
import type {FileProfile} from "./profile.js";

/** A query for a table out of several files whose layout is known. */
export interface Recipe {
  table: "subscriptions";
  query: string;
  files: FileProfile[];
  reason: string;
}

function withColumns(
  profiles: readonly FileProfile[],
  ending: string,
  columns: string[]
): FileProfile | undefined {
  return profiles.find(({file, columns: given}) => {
    const stem = words((file.label.split("/").at(-1) ?? "").replace(/\..*$/, ""))
      .filter((d) => d !== "data")
      .join(" ");
    return stem.endsWith(ending) && columns.every((name) => given.some((d) => d.name === name));
  });
}

/** Stripe keeps prices, in cents, with plans, and which plan a subscription has in its items. */
export function stripeSubscriptions(profiles: readonly FileProfile[]): Recipe | undefined {
  const subscription = withColumns(profiles, "subscription", [
    "id",
    "customer_id",
    "start_date",
    "ended_at",
    "status"
  ]);
  const item = withColumns(profiles, "subscription item", ["subscription_id", "plan_id", "quantity"]);
  const plan = withColumns(profiles, "plan", ["id", "amount", "currency", "interval", "interval_count"]);
  if (subscription === undefined || item === undefined || plan === undefined) return undefined;
  const query = `SELECT
  s.id AS subscription_id,
  s.customer_id AS account_id,
  any_value(p.id) AS plan,
  sum(i.quantity)::INTEGER AS seats,
  -- amounts are in cents and for a whole interval
  sum(i.quantity * p.amount / 100 / p.interval_count
    / CASE p.interval WHEN 'year' THEN 12 WHEN 'month' THEN 1 WHEN 'week' THEN 12 / 52.0 WHEN 'day' THEN 12 / 365.0 END) AS mrr,
  any_value(p.currency) AS currency,
  s.start_date::DATE AS start_date,
  s.ended_at::DATE AS end_date,
  s.current_period_end::DATE AS renewal_date,
  any_value(CASE p.interval WHEN 'year' THEN 'annual' WHEN 'month' THEN 'monthly' END) AS billing_period,
  s.status = 'trialing' AS is_trial
FROM '${subscription.file.label}' s
JOIN '${item.file.label}' i ON i.subscription_id = s.id
JOIN '${plan.file.label}' p ON p.id = i.plan_id
GROUP BY ALL`;
  return {
    table: "subscriptions",
    query,
    files: [subscription, item, plan],
    reason: "laid out as by Stripe: subscriptions, their items, and the plans with the prices"
  };
}
