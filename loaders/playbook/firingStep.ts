import {group} from "d3";
import {type PlayFiring, type PlayPoint, playFirings} from "../../src/metrics/plays/playFirings.js";
import {PLAY_METRICS} from "../../src/metrics/plays/playMetrics.js";
import type {Config} from "../configTypes.js";
import {ident, literal} from "../ingest/sql.js";
import type {ModelStep} from "../models/step.js";
import {writeRows} from "../models/writeRows.js";
import type {Warehouse} from "../warehouse.js";
import {writeCompanyPoints} from "./companyPoints.js";
import {type CheckedPlay, checkedPlays} from "./triggers.js";
import {writeZoneFacts, ZONE_METRICS} from "./zoneFacts.js";

/** The month before a point is the last one at least so many days earlier, but not older than two months. */
const MONTH = {least: 25, most: 62, length: 30};

interface FiringRow extends PlayFiring {
  subject: string;
  play: string;
}

/** Every time at which a play fired for an account, or for a segment of the company, since the first point. */
export const playFiringStep: ModelStep = {
  name: "play_firings",
  makes: ["play_firings"],
  reads: ["play_points", "account_point", "staging.account_days", "points", "panel"],
  async run(db, config) {
    const plays = await checkedPlays(config);
    await writeFacts(db, config, plays);
    if (plays.some((d) => d.scope === "company"))
      await writeCompanyPoints(db, "staging.company_facts", config);
    const firings: FiringRow[] = [];
    for (const play of plays) firings.push(...(await firingsOf(db, play)));
    const columns = {subject: "VARCHAR", play: "VARCHAR", fired_on: "DATE", ended_on: "DATE"};
    const rows = firings.map((d) => [d.subject, d.play, d.day, d.ended]);
    await writeRows(db, {table: "staging.fired", columns, rows});
    await db.run(`CREATE TABLE play_firings AS ${withNumbers(plays)}`);
  }
};

/** What the conditions of account plays read: each point, and beside it what it would be in a month at the present pace. */
async function writeFacts(db: Warehouse, config: Config, plays: readonly CheckedPlay[]): Promise<void> {
  const zone: readonly string[] = ZONE_METRICS;
  const wanted = plays.some((d) => d.metrics.some((m) => zone.includes(m.name)));
  await writeZoneFacts(db, "staging.zone_facts", {config, wanted});
  await db.run(
    `CREATE TABLE staging.play_facts AS
     SELECT p.*, ${ZONE_METRICS.join(", ")} FROM play_points p LEFT JOIN staging.zone_facts USING (account_id, point_date)`
  );
}

const NUMBERS = PLAY_METRICS.filter((d) => d.type === "number").map((d) => d.name);

const AHEAD = `
  SELECT a.* REPLACE (${NUMBERS.map((d) => `a.${d} + (a.${d} - b.${d}) * ${MONTH.length} / (a.point_date - b.point_date) AS ${d}`).join(", ")})
  FROM staging.play_facts a
  ASOF JOIN staging.play_facts b ON a.account_id = b.account_id AND a.point_date - ${MONTH.least} >= b.point_date
  WHERE a.point_date - b.point_date <= ${MONTH.most}`;

// What does not change is left out: a point like the one before it says nothing new. TRY makes a failed sum unknown.
function states({scope, sql, on, segments}: CheckedPlay): string {
  const wanted = segments === null ? "true" : `segment IN (${segments.map(literal).join(", ")})`;
  const holds = `coalesce(${wanted}, false) AND TRY(${sql})`;
  const points =
    scope === "company"
      ? `SELECT segment AS subject, point_date AS day, true AS pays, ${holds} AS holds, NULL::BOOLEAN AS near
         FROM staging.company_facts`
      : `SELECT p.account_id AS subject, p.point_date AS day, p.paying AS pays, h.holds, ${on === "approaching" ? "n.holds" : "NULL::BOOLEAN"} AS near
         FROM staging.account_days p
         LEFT JOIN (SELECT account_id, point_date, ${holds} AS holds FROM staging.play_facts) h USING (account_id, point_date)
         ${on === "approaching" ? `LEFT JOIN (SELECT account_id, point_date, ${holds} AS holds FROM (${AHEAD})) n USING (account_id, point_date)` : ""}`;
  return `
    SELECT subject, day::VARCHAR AS day, pays, holds, near FROM (${points})
    QUALIFY (pays, holds, near) IS DISTINCT FROM lag((pays, holds, near)) OVER (PARTITION BY subject ORDER BY day)
    ORDER BY subject, day`;
}

async function firingsOf(db: Warehouse, play: CheckedPlay): Promise<FiringRow[]> {
  const rows = await db.query<PlayPoint & {subject: string}>(states(play));
  const {id, on, scope, every_days: every} = play;
  const facts = scope === "company" ? "staging.company_facts" : "staging.account_days";
  const kept = await db.query<{day: string}>(
    `SELECT DISTINCT point_date::VARCHAR AS day FROM ${facts} ORDER BY day`
  );
  const days = kept.map((d) => d.day);
  return Array.from(group(rows, (d) => d.subject)).flatMap(([subject, points]) =>
    playFirings(points, {on, every, days}).map((firing) => ({...firing, subject, play: id}))
  );
}

/** What is told beside a metric that is no number itself. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  health_band: ["health_score"],
  quiet: ["mau"],
  danger_zone: ["engagement_index", "danger_line", "active_rate", "danger_rate"]
};

/** The metrics of a condition, and the companions of those that are no numbers. */
function toldMetrics({metrics}: CheckedPlay): string[] {
  const names = metrics.map((d) => d.name);
  return [...new Set([...names, ...names.flatMap((d) => COMPANIONS[d] ?? [])])];
}

/**
 * The numbers that the condition names: as they were on the day on which the play fired, what they would have been a
 * month later at that pace, and as they are at as_of.
 */
function withNumbers(plays: readonly CheckedPlay[]): string {
  const parts = plays.map((play) => {
    const {id, scope, on} = play;
    const facts = scope === "company" ? "staging.company_facts" : "staging.play_facts";
    const key = scope === "company" ? "segment" : "account_id";
    const numbers = (of: string) =>
      `CASE WHEN ${of}.${key} IS NOT NULL THEN json_object(${toldMetrics(play)
        .map((name) => `${literal(name)}, ${of}.${ident(name)}`)
        .join(", ")}) END`;
    const last = `(SELECT * FROM ${facts} QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY point_date DESC) = 1)`;
    return `
      SELECT ${scope === "company" ? "NULL::VARCHAR AS account_id, f.subject AS segment" : "f.subject AS account_id, NULL::VARCHAR AS segment"},
        f.play, f.fired_on, f.ended_on, ${numbers("a")} AS numbers, ${numbers("n")} AS numbers_now,
        ${on === "approaching" ? numbers("b") : "NULL::JSON"} AS numbers_ahead
      FROM staging.fired f
      LEFT JOIN ${facts} a ON a.${key} = f.subject AND a.point_date = f.fired_on
      LEFT JOIN ${last} n ON n.${key} = f.subject
      ${on === "approaching" ? `LEFT JOIN (${AHEAD}) b ON b.account_id = f.subject AND b.point_date = f.fired_on` : ""}
      WHERE f.play = ${literal(id)}`;
  });
  const none = `SELECT subject AS account_id, play AS segment, play, fired_on, ended_on, NULL::JSON AS numbers, NULL::JSON AS numbers_now, NULL::JSON AS numbers_ahead FROM staging.fired WHERE false`;
  return `${[none, ...parts].join(" UNION ALL ")} ORDER BY fired_on, play, account_id, segment`;
}
