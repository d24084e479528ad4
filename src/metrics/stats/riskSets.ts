import {ascending, group, randomLcg} from "d3";
import {dayText, parseDay} from "../utcDay.js";

/** A stretch of time over which an account paid without a break that counts as churn; days as YYYY-MM-DD. */
export interface PayingSpell {
  account_id: string;
  segment: string;
  /** first paid day */
  start_date: string;
  /** first day not paid: the churn date; null while it pays */
  end_date: string | null;
  /** the day it gave notice, where known */
  notice_date?: string | null;
}

/** A case and the accounts it is compared with. */
export interface RiskSet {
  case_id: string;
  /** the day of notice where known, else the churn date */
  index_date: string;
  segment: string;
  tenure_days: number;
  controls: {account_id: string; tenure_days: number}[];
}

/** Sets, and the churned spells that made none. */
export interface RiskSets {
  sets: RiskSet[];
  left_out: {case_id: string; index_date: string; reason: string}[];
}

/** How controls are drawn. */
export interface RiskSetOptions {
  /** last known day, as YYYY-MM-DD */
  as_of: string;
  /** the same seed draws the same controls; default 1 */
  seed?: number;
  /** at most so many a case; default 5 */
  controls?: number;
  /** a control pays on the index date and for so many days after it; default 90 */
  follow_days?: number;
}

const DAY = 86_400_000;
const THREE_MONTHS = 91;

interface Spell {
  account_id: string;
  segment: string;
  start: number;
  /** infinite while it pays */
  end: number;
  /** the day on which the account is known to leave: notice or end; infinite while it pays */
  leaves: number;
}

/**
 * Samples controls for each churned account from those at risk on its index date: same segment, tenure within 3
 * months (91 days) or 25 % of the case's, whichever is more; they pay then and for the next 90 days, and have
 * not given notice by their end. An account may be a control many times, and before it becomes a case itself.
 *
 * Each case draws from a source of its own, seeded by account, date and seed, out of candidates in order of their
 * id: what becomes known after a set's follow-up changes nothing in it.
 *
 * @see Prentice and Breslow 1978, section 2 (sampling from the risk set); Lubin and Gail 1984 for controls that leave later
 */
export function riskSets(spells: readonly PayingSpell[], options: RiskSetOptions): RiskSets {
  const {as_of, seed = 1, controls = 5, follow_days = 90} = options;
  const last = day(as_of);
  const all = spells.map((d) => known(d, last));
  const by_segment = group(all, (d) => d.segment);
  const cases = all
    .filter((d) => d.end <= last)
    .sort((a, b) => ascending(a.leaves, b.leaves) || ascending(a.account_id, b.account_id));
  const result: RiskSets = {sets: [], left_out: []};
  for (const one of cases) {
    const of = {case_id: one.account_id, index_date: dayText(one.leaves * DAY)};
    if (one.leaves + follow_days > last) {
      result.left_out.push({...of, reason: `controls are not known for ${follow_days} days yet`});
      continue;
    }
    const candidates = candidatesOf(by_segment.get(one.segment) ?? [], one, follow_days);
    if (candidates.length === 0) {
      result.left_out.push({...of, reason: "no account of its segment and tenure paid then and stayed"});
      continue;
    }
    const random = randomLcg(hash(`${seed} ${of.case_id} ${of.index_date}`));
    const drawn = draw(candidates, controls, random);
    result.sets.push({
      ...of,
      segment: one.segment,
      tenure_days: one.leaves - one.start,
      controls: drawn.map((d) => ({account_id: d.account_id, tenure_days: one.leaves - d.start}))
    });
  }
  return result;
}

function day(text: string): number {
  return +parseDay(text) / DAY;
}

/** A spell as it was known on the last day. */
function known({account_id, segment, start_date, end_date, notice_date}: PayingSpell, last: number): Spell {
  const ended = end_date === null ? Infinity : day(end_date);
  const end = ended > last ? Infinity : ended;
  const noticed = typeof notice_date === "string" ? day(notice_date) : Infinity;
  const start = day(start_date);
  return {
    account_id,
    segment,
    start,
    end,
    leaves: Math.max(start, Math.min(end, noticed > last ? Infinity : noticed))
  };
}

function candidatesOf(spells: readonly Spell[], one: Spell, follow_days: number): Spell[] {
  const index = one.leaves;
  const tenure = index - one.start;
  const within = Math.max(THREE_MONTHS, 0.25 * tenure);
  const until = index + follow_days;
  return spells
    .filter(
      (d) =>
        d.account_id !== one.account_id &&
        d.start <= index &&
        d.end > until &&
        d.leaves > until &&
        Math.abs(index - d.start - tenure) <= within
    )
    .sort((a, b) => ascending(a.account_id, b.account_id) || ascending(a.start, b.start));
}

/** Without replacement, in order of id. */
function draw(candidates: readonly Spell[], size: number, random: () => number): Spell[] {
  const pool = [...candidates];
  const drawn: Spell[] = [];
  while (drawn.length < size && pool.length > 0)
    drawn.push(...pool.splice(Math.floor(random() * pool.length), 1));
  return drawn.sort((a, b) => ascending(a.account_id, b.account_id));
}

/** A whole number that texts rarely share: FNV-1a, mixed so that like texts do not give like numbers. */
function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; ++i) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return 1 + ((h ^ (h >>> 16)) >>> 1);
}
