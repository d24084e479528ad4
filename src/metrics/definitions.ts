import {ACTION} from "./definitions/action.js";
import {BACKTEST} from "./definitions/backtest.js";
import {CHURN} from "./definitions/churn.js";
import type {Definition, Unit} from "./definitions/definition.js";
import {ENGAGEMENT} from "./definitions/engagement.js";
import {GROWTH} from "./definitions/growth.js";
import {HEALTH} from "./definitions/health.js";
import {JOURNEY} from "./definitions/journey.js";
import {RELATIONSHIP} from "./definitions/relationship.js";
import {REVENUE} from "./definitions/revenue.js";
import {REVENUE_VIEWS} from "./definitions/revenueViews.js";
import {SUPPORT} from "./definitions/support.js";
import {VALUE} from "./definitions/value.js";

export type {Definition, Unit};

/** Every metric of the product, one definition each, in the order of the Definitions page. */
export const DEFINITIONS: readonly Definition[] = [
  ...REVENUE,
  ...REVENUE_VIEWS,
  ...GROWTH,
  ...CHURN,
  ...ACTION,
  ...ENGAGEMENT,
  ...RELATIONSHIP,
  ...JOURNEY,
  ...SUPPORT,
  ...VALUE,
  ...HEALTH,
  ...BACKTEST
];

const BY_ID = new Map(DEFINITIONS.map((d) => [d.id, d]));

/**
 * The definition of a metric.
 *
 * @throws RangeError for an id that has none: a number without a definition must not be printed
 */
export function definitionOf(id: string): Definition {
  const definition = BY_ID.get(id);
  if (definition === undefined) throw new RangeError(`no definition of the metric: ${id}`);
  return definition;
}
