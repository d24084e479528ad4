import {isMap, type Node, type Pair, type YAMLMap} from "yaml";
import {didYouMean} from "../../lib/nearMiss.js";
import type {NotebookInput} from "./notebook.js";

/** The types of inputs. */
export const INPUT_TYPES = ["account", "quarter", "select", "number", "text", "date", "toggle"] as const;

const KEYS = ["type", "label", "value", "options", "min", "max", "step"];

/**
 * A name that cells can give and read: an identifier of JavaScript that is none of its words and that a published page
 * lets be defined. What begins with $$ is the page's own.
 */
export function isName(name: string): boolean {
  return (
    /^(?!\$\$)[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && !RESERVED.has(name) && !GLOBALS.has(name)
  );
}

const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private " +
    "protected public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" ")
);

/** What Framework takes for the browser's wherever it stands. */
const GLOBALS = new Set(
  (
    "Array ArrayBuffer AudioContext BigInt Blob Boolean CustomEvent DataView Date Error File FileList FileReader " +
    "Float32Array Float64Array Function Headers Image ImageData Infinity Int8Array Int16Array Int32Array Intl JSON Map " +
    "Math NaN Number Object Path2D Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError " +
    "TextDecoder TextEncoder TypeError URIError URL Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap WeakSet " +
    "WebSocket Worker atob btoa cancelAnimationFrame clearInterval clearTimeout console crypto decodeURI " +
    "decodeURIComponent devicePixelRatio document encodeURI encodeURIComponent escape fetch isFinite isNaN navigator " +
    "observable parseFloat parseInt performance requestAnimationFrame setInterval setTimeout undefined unescape window"
  ).split(" ")
);

type Tell = (at: number, message: string) => void;

/** One input of the front matter; null, and its faults told, where something is wrong with it. */
export function readInput({key, value}: Pair<Node, Node | null>, tell: Tell): NotebookInput | null {
  const name = String(key);
  const at = key.range?.[0] ?? 0;
  if (!isName(name)) {
    tell(
      at,
      `\`${name}\` cannot be the name of an input: letters, digits and _ only, no digit first, no name of the browser\u2019s`
    );
    return null;
  }
  if (!isMap(value)) {
    tell(at, `say what \`${name}\` is, such as \`${name}: {type: select, options: [a, b]}\``);
    return null;
  }
  const faults: [number, string][] = [];
  const input = inputOf(name, value, (where, message) => faults.push([where, message]));
  for (const [where, message] of faults) tell(where, `input \`${name}\`: ${message}`);
  return faults.length > 0 ? null : input;
}

function inputOf(name: string, map: YAMLMap, tell: Tell): NotebookInput {
  const placeOf = (key: string) =>
    (map.get(key, true) as Node | undefined)?.range?.[0] ?? map.range?.[0] ?? 0;
  const given = map.toJSON() as Record<string, unknown>;
  for (const {key} of map.items) {
    const word = String(key);
    if (!KEYS.includes(word))
      tell(
        (key as Node).range?.[0] ?? 0,
        `no key \`${word}\`${didYouMean(word, KEYS)}; known: ${KEYS.join(", ")}`
      );
  }
  const type = INPUT_TYPES.find((d) => d === given.type);
  if (type === undefined) {
    const guess = typeof given.type === "string" ? didYouMean(given.type, INPUT_TYPES) : "";
    tell(placeOf("type"), `no type \`${shown(given.type)}\`${guess}; known: ${INPUT_TYPES.join(", ")}`);
  }
  const number = (key: string): number | null => {
    const value = given[key] ?? null;
    if (value === null || typeof value === "number") return value;
    tell(placeOf(key), `\`${key}\` must be a number, not \`${shown(value)}\``);
    return null;
  };
  const [min, max, step] = [number("min"), number("max"), number("step")];
  if (min !== null && max !== null && min > max)
    tell(placeOf("max"), `\`max\` ${max} is less than \`min\` ${min}`);
  return {
    name,
    type: type ?? "text",
    label: typeof given.label === "string" ? given.label : labelOf(name),
    value: valueOf(given.value, type, (message) => tell(placeOf("value"), message)),
    options: optionsOf(given.options, type, (message) => tell(placeOf("options"), message)),
    min,
    max,
    step
  };
}

type Told = (message: string) => void;

function valueOf(
  value: unknown,
  type: NotebookInput["type"] | undefined,
  tell: Told
): NotebookInput["value"] {
  if (value === undefined || value === null) return null;
  if (type === "number" && typeof value !== "number")
    tell(`\`value\` must be a number, not \`${shown(value)}\``);
  if (type === "toggle" && typeof value !== "boolean")
    tell(`\`value\` must be true or false, not \`${shown(value)}\``);
  if (type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(shown(value)))
    tell(`\`value\` must be a day such as 2026-03-31, not \`${shown(value)}\``);
  if (type === "quarter" && !/^\d{4}Q[1-4]$/.test(shown(value)))
    tell(`\`value\` must be a quarter such as 2026Q1, not \`${shown(value)}\``);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  tell("`value` must be a single text, number, true or false");
  return null;
}

function optionsOf(
  options: unknown,
  type: NotebookInput["type"] | undefined,
  tell: Told
): NotebookInput["options"] {
  const expected = "`options` must be a list of texts, or `{sql: SELECT …}` whose first column gives them";
  if (options === undefined || options === null) {
    if (type === "select") tell(expected);
    return null;
  }
  if (type !== "select") tell("only a `select` has `options`");
  if (Array.isArray(options) && options.length > 0 && options.every((d) => typeof d !== "object"))
    return options.map(String);
  const sql = (options as {sql?: unknown}).sql;
  if (typeof sql === "string" && sql.trim() !== "") return {sql};
  tell(expected);
  return null;
}

function labelOf(name: string): string {
  const words = name.replace(/_/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: unknown): string {
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
