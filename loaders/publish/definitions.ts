import type {DefinitionsData, ScorecardPart, Setting} from "../../src/lib/definitionsData.js";
import {formatFor} from "../../src/lib/format.js";
import type {Config, Scorecard} from "../configTypes.js";

const format = formatFor();

/** What of the configuration the definitions rest on: targets, days, weights, and the scorecards. */
export function definitionsData(config: Config): DefinitionsData {
  return {settings: settings(config), scorecards: config.health.scorecards.map(scorecard)};
}

function settings(config: Config): Setting[] {
  const {churn, quiet, trial, ltv, gross_margin, health, targets, engagement} = config;
  const weights = Object.entries(engagement.weights).map(([part, weight]) => `${part} ${weight}`);
  return [
    {label: "Reporting currency", value: config.currency, key: "currency"},
    {label: "Fiscal year starts in month", value: String(config.fiscal_year_start), key: "fiscal_year_start"},
    {
      label: "An account has churned",
      value:
        churn.basis === "payment"
          ? `when it pays nothing and does not pay again within ${churn.gap_days} days`
          : "when the table churn_events says so",
      key: "churn"
    },
    {
      label: "Logo churn targets, a quarter",
      value: targetWords(targets.logo_churn),
      key: "targets.logo_churn"
    },
    {label: "A customer can be quiet after", value: `${quiet.days} days without contact`, key: "quiet.days"},
    {
      label: "A trial pays within",
      value: `${trial.pay_within_days} days of its end`,
      key: "trial.pay_within_days"
    },
    {
      label: "Lifetime value",
      value:
        gross_margin === undefined
          ? "not available: no gross margin is given"
          : `over ${ltv.months} months at a gross margin of ${format.percent(gross_margin, 0)}`,
      key: "ltv.months, gross_margin"
    },
    {label: "Weights of the engagement index", value: weights.join(", "), key: "engagement.weights"},
    {
      label: "Health bands",
      value: `at risk below ${health.bands.at_risk}, healthy above ${health.bands.healthy}; no score under ${format.percent(health.min_coverage, 0)} coverage`,
      key: "health"
    }
  ];
}

function targetWords(targets: Config["targets"]["logo_churn"]): string {
  if (targets === undefined) return "none is given";
  if (typeof targets === "number") return format.percent(targets);
  return Object.entries(targets)
    .map(([segment, target]) => `${segment === "default" ? "otherwise" : segment} ${format.percent(target)}`)
    .join(", ");
}

function scorecard({id, version, segments = [], groups}: Scorecard) {
  const all = Object.values(groups).reduce((sum, d) => sum + d.weight, 0);
  const parts = Object.entries(groups).flatMap(([group, {weight, components}]) => {
    const own = Object.values(components).reduce((sum, d) => sum + d.weight, 0);
    return Object.entries(components).map(([component, d]): ScorecardPart => ({
      group,
      component,
      weight: (weight / all) * (d.weight / own),
      bad: d.bad,
      good: d.good
    }));
  });
  return {id, version, segments, parts};
}
