import {group} from "d3";
import type {HealthScore, ScoredComponent} from "../../src/metrics/health.js";
import {scoreHealth} from "../../src/metrics/health.js";
import type {HealthBand, ScorePoint} from "../../src/metrics/healthBands.js";
import {healthBands} from "../../src/metrics/healthBands.js";
import type {Config, Scorecard} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {BUILT_IN_METRICS, assertMetrics, builtInScorecard, componentsOf, scorecardAt} from "./scorecards.js";
import type {ModelStep} from "./step.js";
import type {Cell} from "./writeRows.js";
import {writeRows} from "./writeRows.js";

/** A paying account at a point, with the metrics of its scorecard beside. */
interface FactRow {
  account_id: string;
  point_date: string;
  segment: string;
  tenure_days: number | null;
  /** Counts the points; a point at which the account does not pay is left out. */
  point_no: number;
  /** False on the day a week before as_of, which no later day's change or band goes by. */
  is_point: boolean;
  [metric: string]: string | number | boolean | null;
}

const POINT_COLUMNS = {
  account_id: "VARCHAR",
  point_date: "DATE",
  health_score: "DOUBLE",
  health_band: "VARCHAR",
  health_coverage: "DOUBLE",
  health_change: "DOUBLE",
  scorecard: "VARCHAR",
  scorecard_version: "VARCHAR",
  most_movable: "VARCHAR",
  most_movable_gain: "DOUBLE"
};

const COMPONENT_COLUMNS = {
  account_id: "VARCHAR",
  point_date: "DATE",
  component: "VARCHAR",
  component_group: "VARCHAR",
  value: "DOUBLE",
  points: "DOUBLE",
  weight: "DOUBLE",
  contribution: "DOUBLE",
  change: "DOUBLE",
  max_contribution: "DOUBLE",
  status: "VARCHAR"
};

/** All numbers that are kept of an account at a point. */
const VALUES = `
  SELECT
    f.*,
    e.* EXCLUDE (account_id, point_date, engagement_reference),
    q.quiet
  FROM staging.account_facts f
  LEFT JOIN staging.engagement_points e USING (account_id, point_date)
  LEFT JOIN staging.quiet_points q USING (account_id, point_date)`;

async function metricNames(db: Warehouse): Promise<string[]> {
  const columns = await db.query<{column_name: string; column_type: string}>(`DESCRIBE ${VALUES}`);
  const numeric = /^(DOUBLE|FLOAT|DECIMAL|[A-Z]*INT(EGER)?|BOOLEAN)/;
  const apart = new Set(["paying", "inbound_known", "silent_days"]);
  return columns
    .filter((d) => numeric.test(d.column_type) && !apart.has(d.column_name))
    .map((d) => d.column_name);
}

async function chosenScorecards(
  db: Warehouse,
  config: Config,
  metrics: readonly string[]
): Promise<Scorecard[]> {
  if (config.health.scorecards.length > 0) {
    assertMetrics(config, metrics);
    return config.health.scorecards;
  }
  const counts = BUILT_IN_METRICS.map((d) => `count(${d}) AS ${d}`).join(", ");
  const [row] = await db.query<Record<string, number>>(
    `SELECT ${counts} FROM (${VALUES}) JOIN points USING (point_date) WHERE paying`
  );
  const card = builtInScorecard(new Set(BUILT_IN_METRICS.filter((d) => (row?.[d] ?? 0) > 0)));
  return card === null ? [] : [card];
}

function factRows(db: Warehouse, cards: readonly Scorecard[]): Promise<FactRow[]> {
  const values = componentsOf(cards).map((d) => `"${d}"::DOUBLE AS "${d}"`);
  const own = ["account_id", "point_date", "segment", "tenure_days", "point_no", "is_point"];
  return db.query<FactRow>(
    `SELECT ${[...own, ...values].join(", ")} FROM (${VALUES})
     JOIN (
       SELECT point_date, is_point, 1 + (count(*) FILTER (is_point) OVER before)::INTEGER AS point_no FROM staging.watch_days
       WINDOW before AS (ORDER BY point_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
     ) USING (point_date)
     WHERE paying ORDER BY account_id, point_date`
  );
}

/** A day of one account, scored. */
interface ScoredDay {
  row: FactRow;
  card: Scorecard | null;
  result: HealthScore | null;
}

/** A scored day beside what came before it. */
interface ScoredPoint extends ScoredDay {
  /** The month before, if the account paid then and the same scorecard counted. */
  before: HealthScore | null;
  band: HealthBand;
}

function scoredDay(row: FactRow, cards: readonly Scorecard[], {health: {min_coverage}}: Config): ScoredDay {
  const card = scorecardAt(cards, row.segment, row.point_date);
  const values = row as unknown as Record<string, number | null>;
  const {tenure_days} = row;
  return {row, card, result: card === null ? null : scoreHealth(card, values, {min_coverage, tenure_days})};
}

/** The points of one account in order of time. A stretch without payment counts as a month without enough data. */
function scoredPoints(days: readonly ScoredDay[], {health}: Config): ScoredPoint[] {
  const history: ScorePoint[] = [];
  const places: number[] = [];
  const points = days.map(({row, card, result}, i) => {
    const follows = i > 0 && days[i - 1]?.row.point_no === row.point_no - 1;
    if (i > 0 && !follows) history.push({score: null, scorecard: ""});
    places.push(history.push({score: result?.score ?? null, scorecard: `${card?.id} ${card?.version}`}) - 1);
    return {row, card, result, follows};
  });
  const bands = healthBands(history, health.bands);
  return points.map(({row, card, result, follows}, i) => {
    const last = follows ? points[i - 1] : undefined;
    const before = last?.card === card ? (last?.result ?? null) : null;
    return {row, card, result, before, band: bands[places[i] ?? 0] ?? "not enough data"};
  });
}

/** The day a week before as_of, seen as the latest: it follows the points before it, and none follows it. */
function weekAgo(days: readonly ScoredDay[], config: Config): ScoredPoint | undefined {
  const place = days.findIndex((d) => !d.row.is_point);
  return place < 0 ? undefined : scoredPoints(days.slice(0, place + 1), config).at(-1);
}

function difference(now: number | null | undefined, before: number | null | undefined): number | null {
  return now == null || before == null ? null : now - before;
}

function pointRow({row, card, result, before, band}: ScoredPoint): Cell[] {
  return [
    row.account_id,
    row.point_date,
    result?.score ?? null,
    band,
    result?.coverage ?? null,
    difference(result?.score, before?.score),
    card?.id ?? null,
    card?.version ?? null,
    result?.most_movable?.component ?? null,
    result?.most_movable?.gain ?? null
  ];
}

function componentRow({row, before}: ScoredPoint, part: ScoredComponent, i: number): Cell[] {
  return [
    row.account_id,
    row.point_date,
    part.component,
    part.component_group,
    part.value,
    part.points,
    part.weight,
    part.contribution,
    difference(part.contribution, before?.components[i]?.contribution),
    part.max_contribution,
    part.status
  ];
}

/** The health of each paying account at each point, and what it is made of. */
export const healthStep: ModelStep = {
  name: "health_components",
  makes: ["staging.health_points", "health_components"],
  reads: [
    "points",
    "staging.watch_days",
    "staging.account_facts",
    "staging.engagement_points",
    "staging.quiet_points"
  ],
  async run(db, config) {
    const cards = await chosenScorecards(db, config, await metricNames(db));
    const rows = cards.length === 0 ? [] : await factRows(db, cards);
    const accounts = group(rows, (d) => d.account_id).values();
    const points: Cell[][] = [];
    function* components(): Generator<Cell[]> {
      for (const own of accounts) {
        const days = own.map((row) => scoredDay(row, cards, config));
        const last_week = weekAgo(days, config);
        if (last_week !== undefined) points.push(pointRow(last_week));
        const kept = days.filter((d) => d.row.is_point);
        for (const point of scoredPoints(kept, config)) {
          points.push(pointRow(point));
          const parts = point.result?.components ?? [];
          for (let i = 0; i < parts.length; ++i) yield componentRow(point, parts[i]!, i);
        }
      }
    }
    await writeRows(db, {table: "health_components", columns: COMPONENT_COLUMNS, rows: components()});
    await writeRows(db, {table: "staging.health_points", columns: POINT_COLUMNS, rows: points});
  }
};
