import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import type {Row} from "./rows.js";

const TAGS = [
  "reference",
  "multi-site",
  "beta-group",
  "nps-panel",
  "sso",
  "api-user",
  "night-shift"
] as const;

export function accountRows(sim: Sim): Row[] {
  return sim.accounts.map((account) => {
    const random = sim.random("profile", account.account_id);
    return {
      account_id: account.account_id,
      company_name: account.name,
      tier: account.segments.at(-1)!.value,
      plan: account.contract.plan,
      industry: random.chance(0.05) ? null : account.industry,
      country: account.place.country === "GB" ? "UK" : account.place.country,
      region: account.place.region,
      csm: account.spells.length > 0 ? account.csms.at(-1)!.value : null,
      sold_by: random.chance(0.04) ? null : account.sold_by,
      signup_date: isoDay(account.signup),
      language: account.place.language,
      timezone: account.place.timezone,
      acquisition_source: account.channel,
      referred_by: account.channel === "referral" ? referrer(sim, account, random) : null,
      icp_fit: account.icp_fit,
      employees: random.chance(0.06) ? null : account.employees,
      tags: random.sample(TAGS, random.integer(0, 3)).join(",") || null
    };
  });
}

/** Segments and CSMs that changed: the value from the beginning and from each change on. */
export function historyRows(sim: Sim): Row[] {
  return sim.accounts.flatMap((account) =>
    (["segments", "csms"] as const).flatMap((list) => {
      const history = account[list];
      if (history.length < 2 || account.spells.length === 0) return [];
      const field = list === "segments" ? "segment" : "csm";
      return history.map(({from, value}) => ({
        account_id: account.account_id,
        field,
        value,
        valid_from: isoDay(from)
      }));
    })
  );
}

function referrer(sim: Sim, account: Account, random: Random): string | null {
  const earlier = sim.accounts.filter((d) => d.spells.length > 0 && d.spells[0]!.start < account.signup);
  return earlier.length > 0 && random.chance(0.85) ? random.pick(earlier).account_id : null;
}
