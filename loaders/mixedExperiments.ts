/**
 * The experiments of one account that hold a unit of another: their results are somebody else's too, and stand in no
 * slice and in no deck.
 *
 * @param schema where the tables lie
 */
export function mixedExperiments(schema = "main"): string {
  return `
    SELECT DISTINCT e.experiment_id
    FROM ${schema}.experiments e JOIN ${schema}.experiment_units u ON u.experiment_id = e.experiment_id
    WHERE e.account_id <> coalesce(u.account_id, CASE WHEN e.unit = 'account' THEN u.unit_id ELSE e.account_id END)`;
}
