import {mrrOn} from "../model/asOf.js";
import {AS_OF} from "../model/calendar.js";
import {addMonths} from "../model/days.js";
import {isoDay} from "../model/iso.js";
import {cents} from "../model/money.js";
import type {Sequence} from "../model/sequence.js";
import {sequence} from "../model/sequence.js";
import type {Sim} from "../model/sim.js";
import type {Account, Spell} from "../model/world.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

const BILLED_MONTHS: Record<string, number> = {monthly: 1, quarterly: 3, annual: 12};

export function subscriptionRows(sim: Sim): Row[] {
  return sorted(
    sim.accounts.flatMap((account) =>
      account.lines.map((line) => ({
        subscription_id: line.subscription_id,
        account_id: account.account_id,
        product: line.product,
        plan: line.plan,
        seats: line.seats,
        mrr: line.mrr,
        currency: account.currency,
        start_date: isoDay(line.start),
        end_date: line.end === null ? noticeEnd(account) : isoDay(line.end),
        renewal_date: line.renewal === null ? null : isoDay(line.renewal),
        billing_period: account.contract.billing,
        is_trial: line.is_trial,
        auto_renew: line.auto_renew
      }))
    ),
    "subscription_id"
  );
}

export function invoiceRows(sim: Sim): Row[] {
  const id = sequence("INV-", 200001);
  return sim.accounts.flatMap((account) =>
    account.spells.flatMap((spell) => spellInvoices(sim, account, {spell, id}))
  );
}

/** US dollars for one euro, from the first of each month. */
export function fxRows(sim: Sim): Row[] {
  const random = sim.random("fx");
  const rows: Row[] = [];
  let rate = 1.078;
  for (let day = Date.UTC(2024, 3, 1) / 86_400_000; day <= AS_OF; day = addMonths(day, 1)) {
    rows.push({currency: "EUR", month: isoDay(day), rate: Math.round(rate * 10_000) / 10_000});
    rate = Math.min(1.17, Math.max(1.03, rate + random.normal(0.0015, 0.011)));
  }
  return rows;
}

interface Bill {
  spell: Spell;
  id: Sequence;
}

function spellInvoices(sim: Sim, account: Account, {spell, id}: Bill): Row[] {
  const random = sim.random("invoices", account.account_id, spell.start);
  const months = BILLED_MONTHS[account.contract.billing]!;
  const delay = random.chance(0.12) ? 40 : 0;
  const rows: Row[] = [];
  for (
    let i = 0, day = spell.start;
    day <= AS_OF && day < (spell.end ?? Infinity);
    day = addMonths(spell.start, months * ++i)
  ) {
    const amount = cents(months * mrrOn(account, day));
    if (amount === 0) continue;
    if (random.chance(0.012)) rows.push({...bill(account, {day, amount, id}), status: "failed"});
    if (random.chance(0.006)) rows.push({...bill(account, {day, amount, id}), status: "void"});
    const paid = day + 30 + random.integer(-14, 9) + random.integer(0, delay);
    const due = bill(account, {day, amount, id});
    rows.push(paid > AS_OF ? due : {...due, paid_on: isoDay(paid), status: "paid"});
  }
  // Who leaves because a payment failed leaves the last bill unpaid.
  const last = rows.at(-1);
  if (!spell.voluntary && last !== undefined) Object.assign(last, {paid_on: null, status: "failed"});
  return rows;
}

function bill(account: Account, {day, amount, id}: {day: number; amount: number; id: Sequence}): Row {
  return {
    invoice_id: id(),
    account_id: account.account_id,
    issued_on: isoDay(day),
    due_on: isoDay(day + 30),
    paid_on: null,
    amount,
    currency: account.currency,
    status: "open"
  };
}

// An account that has given notice runs on until its last day, which is known already.
function noticeEnd(account: Account): string | null {
  const end = account.spells.at(-1)?.end ?? null;
  return end !== null && end > AS_OF ? isoDay(end) : null;
}
