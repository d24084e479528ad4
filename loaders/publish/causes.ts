import type {CauseLeaver, CausesData, CauseSignal} from "../../src/lib/causesData.js";
import type {CauseCase, SignalCut} from "../../src/metrics/causes/exposures.js";
import {indexDate} from "../../src/metrics/causes/exposures.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {causeOf} from "../../src/metrics/causes/taxonomy.js";
import {foundCauses} from "../causes/foundCauses.js";
import {signalLives} from "../causes/signalLives.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";

interface LeaverRow extends Omit<CauseLeaver, "cause" | "index_date" | keyof SetParts> {
  start_date: string;
  notice_date: string | null;
}

const LEAVERS = `
  SELECT
    c.account_id, d.name, d.segment, d.acquisition_source AS channel, d.sold_by AS seller,
    coalesce(year(d.first_paid_date)::VARCHAR, '(none)') AS cohort,
    (c.churned_on - c.start_date)::INTEGER AS tenure_days,
    c.start_date, c.churned_on, c.notice_on AS notice_date,
    c.mrr_lost::DOUBLE AS mrr_lost,
    c.reason,
    c.voluntary IS DISTINCT FROM false AS voluntary
  FROM churns c JOIN account_dim d USING (account_id) CROSS JOIN settings
  WHERE c.spell = 1 AND c.churned_on <= as_of
  ORDER BY c.churned_on, c.account_id`;

/** What the Causes page draws from: who left, what they said, and what they and their matched accounts showed. */
export async function causesData(db: Warehouse, config: Pick<Config, "causes">): Promise<CausesData> {
  const [settings] = await db.query<{currency: string}>("SELECT currency FROM settings");
  const {currency = "USD"} = settings ?? {};
  const found = await foundCauses(db, config);
  const {as_of, months} = found;
  const given = await db.query<{table_name: string}>("SELECT table_name FROM table_counts WHERE configured");
  const configured = new Set(given.map((d) => d.table_name));
  const cases = new Map(found.cases.map((d) => [`${d.account_id} ${d.index_date}`, d]));
  const leavers = (await db.query<LeaverRow>(LEAVERS)).map(({start_date, notice_date, ...d}): CauseLeaver => {
    const index_date = indexDate({start_date, end_date: d.churned_on, notice_date}, as_of);
    const own = found.exposure(d.account_id, index_date);
    const none = {own, own_at_index: own, controls: [], controls_at_index: []};
    return {
      ...d,
      index_date,
      cause: causeOf(d.reason, config.causes.reasons),
      ...setOf(cases.get(`${d.account_id} ${index_date}`), none, d.voluntary)
    };
  });
  return {
    as_of,
    currency,
    signals: SIGNALS.map((d, k) =>
      signalOf(d, found.cuts[k]!, {configured, known: months.some((m) => m.values[k] !== null)})
    ),
    leavers,
    lives: await signalLives(db, months, found)
  };
}

type SetParts = Pick<
  CauseLeaver,
  "own" | "own_at_index" | "controls" | "controls_at_index" | "members" | "left_out"
>;

function setOf(one: CauseCase | undefined, none: SetParts, voluntary: boolean): SetParts {
  if (!voluntary) return {...none, left_out: "it did not leave of its own will"};
  if (one === undefined) return {...none, left_out: "no matched set"};
  const {own, own_at_index, controls, controls_at_index, members, reason} = one;
  return {own, own_at_index, controls, controls_at_index, members, ...(reason ? {left_out: reason} : {})};
}

function signalOf(
  {key, label, cause, worse, unit, table}: (typeof SIGNALS)[number],
  cut: SignalCut,
  {configured, known}: {configured: ReadonlySet<string>; known: boolean}
): CauseSignal {
  const reason = known
    ? cut.basis === null
      ? (cut.reason ?? "no cut")
      : undefined
    : configured.has(table)
      ? "no account has a value"
      : `the table \`${table}\` is not configured`;
  return {key, label, cause, worse, unit, table, cut, ...(reason === undefined ? {} : {reason})};
}
