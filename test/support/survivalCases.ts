import {group} from "d3";
import {oracleInput} from "./oracle.js";

/** Columns of one case of test/oracles/input/survival.csv. */
export interface SurvivalCase {
  n: number;
  time: Float64Array;
  event: Float64Array;
  cause: Float64Array;
  entry: Float64Array;
  /** some units enter late */
  late: boolean;
  group: string[];
  stratum: string[];
  x: Record<"x1" | "x2" | "x3", Float64Array>;
}

/** The cases by name. */
export function survivalCases(): Map<string, SurvivalCase> {
  const rows = group(oracleInput("survival.csv"), (d) => String(d.case));
  return new Map(
    Array.from(rows, ([name, D]) => {
      const column = (key: string) => Float64Array.from(D, (d) => d[key] as number);
      const entry = column("entry");
      return [
        name,
        {
          n: D.length,
          time: column("time"),
          event: column("event"),
          cause: column("cause"),
          entry,
          late: entry.some((d) => d > 0),
          group: D.map((d) => String(d.group)),
          stratum: D.map((d) => String(d.stratum)),
          x: {x1: column("x1"), x2: column("x2"), x3: column("x3")}
        }
      ] as const;
    })
  );
}

/** What the oracle keeps under key, or under key.1, key.2 and so on. */
export function series(answers: ReadonlyMap<string, number | null>, key: string): (number | null)[] {
  if (answers.has(key)) return [answers.get(key) ?? null];
  const result: (number | null)[] = [];
  while (answers.has(`${key}.${result.length + 1}`))
    result.push(answers.get(`${key}.${result.length + 1}`) ?? null);
  return result;
}
