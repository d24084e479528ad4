import type {ErrorObject} from "ajv";
import {CONTRACT} from "./contract.js";
import {didYouMean} from "../src/lib/nearMiss.js";

/** What turns a fault of the schema into a message: where the file is, its lines and its values. */
export interface FaultContext {
  file: string;
  lines: Record<string, number>;
  values: unknown;
}

interface FaultParams {
  additionalProperty?: string;
  missingProperty?: string;
  allowedValues?: unknown[];
  type?: string | string[];
}

/** The keys of a JSON pointer; a key may hold dots, such as a segment's name. */
function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function valueAt(values: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((d, key) => (d as Record<string, unknown> | undefined)?.[key], values);
}

/** The line of a path or of the nearest key above it. */
export function lineOf(lines: Record<string, number>, path: string): number {
  for (let at = path; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
    const line = Object.hasOwn(lines, at) ? lines[at] : undefined;
    if (line !== undefined) return line;
  }
  return 1;
}

function journalHint(path: string, key: string): string {
  const table = path === "sources" ? (CONTRACT as Record<string, {journal?: boolean}>)[key] : undefined;
  return table?.journal ? `; ${key} is read from journal/${key}.csv beside the config` : "";
}

function unknownKey(path: string, key: string, schema: unknown): string {
  const known = Object.keys((schema as {properties?: object}).properties ?? {});
  const where = path === "" ? "" : ` in ${path}`;
  const hint = didYouMean(key, known) || journalHint(path, key);
  return `unknown key ${key}${where}${hint}${hint === "" && known.length < 30 ? `; known keys: ${known.join(", ")}` : ""}`;
}

function missingKey(path: string, key: string): string {
  if (path === "sources") return `the required table ${key} is missing in sources; say where it comes from`;
  return `the required key ${key} is missing${path === "" ? "" : ` in ${path}`}`;
}

function describe(fault: ErrorObject, path: string, found: unknown): string {
  const params = fault.params as FaultParams;
  const got = `found ${JSON.stringify(found)}`;
  if (fault.keyword === "enum") {
    const allowed = (params.allowedValues ?? []).map(String);
    return `${path}: expected one of ${allowed.join(", ")}, ${got}${didYouMean(String(found), allowed)}`;
  }
  if (fault.keyword === "type") return `${path}: expected ${[params.type].flat().join(" or ")}, ${got}`;
  if (fault.keyword === "oneOf")
    return `${path}: give either from (with columns) or query, and only one of them`;
  if (fault.keyword === "pattern") {
    const about = (fault.parentSchema as {description?: string} | undefined)?.description ?? fault.message;
    return `${path}: ${got}; expected ${about}`;
  }
  return `${path}: ${fault.message}, ${got}`;
}

/** One line for a fault that the schema found: file, line, key, what was expected and what was found. */
export function faultMessage(fault: ErrorObject, {file, lines, values}: FaultContext): string {
  const keys = keysOf(fault.instancePath);
  const path = keys.join(".");
  const {additionalProperty, missingProperty} = fault.params as FaultParams;
  if (additionalProperty !== undefined) {
    const at = path === "" ? additionalProperty : `${path}.${additionalProperty}`;
    return `${file}:${lineOf(lines, at)}: ${unknownKey(path, additionalProperty, fault.parentSchema)}`;
  }
  const what =
    missingProperty === undefined
      ? describe(fault, path, valueAt(values, keys))
      : missingKey(path, missingProperty);
  return `${file}:${lineOf(lines, path)}: ${what}`;
}
