import type {Activation} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import type {ModelStep} from "./step.js";

/** Most accounts activate early: the whole history is looked through only for those that do not. */
const EARLY_DAYS = 21;

type UsageRule = Exclude<Activation, {stage: string}>;

/** The first day on which, within the last days of the rule, enough users have used enough features each. */
function firstDay(rule: UsageRule, accounts: string): string {
  return `
    INSERT INTO staging.activations
    SELECT account_id, min(day) FROM (
      SELECT account_id, day FROM (
        SELECT account_id, user_id, day + later AS day, bit_or(features) AS features
        FROM staging.user_days JOIN (${accounts}) USING (account_id), (SELECT unnest(range(${rule.days}))::INTEGER AS later)
        WHERE user_id IS NOT NULL AND day <= last_day
        GROUP BY ALL
      ) GROUP BY ALL
      HAVING count_if(bit_count(features) >= ${rule.features}) >= ${rule.users}
    ) WHERE day <= (SELECT as_of FROM settings)
    GROUP BY account_id`;
}

async function activateByUse(db: Warehouse, rule: UsageRule): Promise<void> {
  const reach = `SELECT account_id, min(day) + ${EARLY_DAYS} AS last_day, max(day) AS end_day FROM staging.user_days GROUP BY account_id`;
  await db.run(firstDay(rule, `SELECT account_id, last_day FROM (${reach})`));
  await db.run(
    firstDay(
      rule,
      `SELECT account_id, end_day AS last_day FROM (${reach})
       WHERE end_day > last_day AND account_id NOT IN (SELECT account_id FROM staging.activations)`
    )
  );
}

/** The day on which each account was activated, by the rule of the config: over usage, or a stage reached. */
export const activationStep: ModelStep = {
  name: "staging.activations",
  makes: ["staging.activations"],
  reads: ["settings", "stages", "staging.user_days"],
  async run(db, {activation}) {
    await db.run("CREATE TABLE staging.activations (account_id VARCHAR, activated_on DATE)");
    if ("stage" in activation) {
      await db.run(
        "INSERT INTO staging.activations SELECT account_id, min(entered_at)::DATE FROM stages WHERE stage = $stage GROUP BY account_id",
        {stage: activation.stage}
      );
    } else {
      await activateByUse(db, activation);
    }
  }
};
