import {addDays} from "../metrics/days.js";
import type {Anchors, Scorecard, ScorecardComponent} from "../metrics/health.js";

/**
 * A scorecard as an entry of `health.scorecards`. It is a new version from the day after as_of on, so that history keeps
 * the old one.
 */
export function scorecardYaml(card: Scorecard, {as_of}: {as_of: string}): string {
  const segments = card.segments === undefined ? [] : [`      segments: ${list(card.segments)}`];
  return [
    "# Put this beside the version before it, under health.scorecards: what was scored so far stays as it is.",
    "health:",
    "  scorecards:",
    `    - id: ${text(card.id)}`,
    `      version: ${JSON.stringify(nextVersion(card.version))}`,
    ...segments,
    `      valid_from: ${JSON.stringify(addDays(as_of, 1))}`,
    "      groups:",
    ...Object.entries(card.groups).flatMap(([name, group]) => [
      `        ${text(name)}:`,
      `          weight: ${group.weight}`,
      "          components:",
      ...Object.entries(group.components).map(([metric, d]) => `            ${text(metric)}: ${component(d)}`)
    ]),
    ""
  ].join("\n");
}

/** *2026.1* becomes *2026.1+1*, that *2026.1+2*: a version is a name, not a number. */
export function nextVersion(version: string): string {
  const [, base = version, count = "0"] = /^(.*)\+(\d+)$/.exec(version) ?? [];
  return `${base}+${Number(count) + 1}`;
}

function component({weight, by_tenure = [], ...d}: ScorecardComponent): string {
  const younger = by_tenure.map((t) => `{from_days: ${t.from_days}, ${anchors(t)}}`);
  const more = younger.length === 0 ? "" : `, by_tenure: [${younger.join(", ")}]`;
  return `{weight: ${weight}, ${anchors(d)}${more}}`;
}

function anchors({bad, good}: Anchors): string {
  return `bad: ${bad}, good: ${good}`;
}

function list(names: readonly string[]): string {
  return `[${names.map(text).join(", ")}]`;
}

/** Plain words stay as they are; all else is quoted, since every JSON string is a YAML string. */
function text(name: string): string {
  const plain =
    /^[A-Za-z][\w-]*( [\w-]+)*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return plain ? name : JSON.stringify(name);
}
