import type {Document, Node} from "yaml";
import {LineCounter, isMap, isScalar, isSeq, parseDocument} from "yaml";
import {UserError} from "./errors.js";

/** A YAML text as plain values, with the line of each key by dotted path. */
export interface YamlValues {
  values: Record<string, unknown>;
  lines: Record<string, number>;
}

function addLines(
  node: Node | null | undefined,
  path: string,
  into: {lines: YamlValues["lines"]; counter: LineCounter}
): void {
  const place = (key: string | number, at: number | undefined, child: unknown): void => {
    const name = path === "" ? String(key) : `${path}.${key}`;
    if (at !== undefined) into.lines[name] = into.counter.linePos(at).line;
    addLines(child as Node | null, name, into);
  };
  if (isMap(node)) {
    for (const {key, value} of node.items) {
      if (isScalar(key)) place(String(key.value), key.range?.[0], value);
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, i) => place(i, (item as Node).range?.[0], item));
  }
}

function parsed(text: string, file: string, counter: LineCounter): Document.Parsed {
  const document = parseDocument(text, {lineCounter: counter, prettyErrors: false, logLevel: "error"});
  const [fault] = document.errors;
  if (fault === undefined) return document;
  const line = counter.linePos(fault.pos[0]).line;
  throw new UserError(`${file}:${line}: this is not valid YAML: ${fault.message}`);
}

/** Reads YAML whose top level is a map; says the file and line of what is wrong. */
export function yamlValues(text: string, file: string): YamlValues {
  const counter = new LineCounter();
  const document = parsed(text, file, counter);
  const values: unknown = document.toJS({maxAliasCount: 100});
  if (values === null || typeof values !== "object" || Array.isArray(values)) {
    throw new UserError(
      `${file}: expected keys such as company and sources, found ${values === null ? "nothing" : typeof values}`
    );
  }
  const lines: Record<string, number> = {};
  addLines(document.contents, "", {lines, counter});
  return {values: values as Record<string, unknown>, lines};
}
