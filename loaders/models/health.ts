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
  const [row] = await db.query<Record<string, number>>(`SELECT ${counts} FROM (${VALUES}) WHERE paying`);
  const card = builtInScorecard(new Set(BUILT_IN_METRICS.filter((d) => (row?.[d] ?? 0) > 0)));
  return card === null ? [] : [card];
}

function factRows(db: Warehouse, cards: readonly Scorecard[]): Promise<FactRow[]> {
  const values = componentsOf(cards).map((d) => `"${d}"::DOUBLE AS "${d}"`);
  const columns = ["account_id", "point_date", "segment", "tenure_days", "point_no", ...values].join(", ");
  return db.query<FactRow>(
    `SELECT ${columns} FROM (${VALUES})
     JOIN (SELECT point_date, row_number() OVER (ORDER BY point_date)::INTEGER AS point_no FROM points) USING (point_date)
     WHERE paying ORDER BY account_id, point_no`
  );
}

/** A point of one account, scored. */
interface ScoredPoint {
  row: FactRow;
  card: Scorecard | null;
  result: HealthScore | null;
  /** The month before, if the account paid then and the same scorecard counted. */
  before: HealthScore | null;
  band: HealthBand;
}

/** The points of one account in order of time. A stretch without payment counts as a month without enough data. */
function scoredPoints(
  rows: readonly FactRow[],
  cards: readonly Scorecard[],
  {health}: Config
): ScoredPoint[] {
  const {min_coverage, bands: boundaries} = health;
  const history: ScorePoint[] = [];
  const places: number[] = [];
  const points = rows.map((row, i) => {
    const card = scorecardAt(cards, row.segment, row.point_date);
    const values = row as unknown as Record<string, number | null>;
    const result =
      card === null ? null : scoreHealth(card, values, {min_coverage, tenure_days: row.tenure_days});
    const follows = i > 0 && rows[i - 1]?.point_no === row.point_no - 1;
    if (i > 0 && !follows) history.push({score: null, scorecard: ""});
    places.push(history.push({score: result?.score ?? null, scorecard: `${card?.id} ${card?.version}`}) - 1);
    return {row, card, result, follows};
  });
  const bands = healthBands(history, boundaries);
  return points.map(({row, card, result, follows}, i) => {
    const last = follows ? points[i - 1] : undefined;
    const before = last?.card === card ? (last?.result ?? null) : null;
    return {row, card, result, before, band: bands[places[i] ?? 0] ?? "not enough data"};
  });
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
  reads: ["points", "staging.account_facts", "staging.engagement_points", "staging.quiet_points"],
  async run(db, config) {
    const cards = await chosenScorecards(db, config, await metricNames(db));
    const rows = cards.length === 0 ? [] : await factRows(db, cards);
    const accounts = group(rows, (d) => d.account_id).values();
    const points: Cell[][] = [];
    function* components(): Generator<Cell[]> {
      for (const own of accounts) {
        for (const point of scoredPoints(own, cards, config)) {
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
