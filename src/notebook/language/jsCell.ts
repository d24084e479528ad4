import {Parser, tokTypes, type AnyNode, type Expression, type Identifier, type Program} from "acorn";
import {simple} from "acorn-walk";
import {definedNames, freeNames, freeUses, patternNames} from "./jsNames.js";
import type {Place} from "./place.js";

/** A cell of JavaScript, read as Observable Framework reads a fence. */
export interface JsCell {
  /** an expression alone, whose value is shown */
  readonly expression: boolean;
  /** the names that it gives to other cells */
  readonly defines: readonly string[];
  /** the names that it reads and does not define, those of the browser among them */
  readonly reads: readonly string[];
  /** the body of an async function of what it reads, *display* among it, that gives an object of what it defines */
  readonly body: string;
  readonly inputs: readonly string[];
  readonly faults: readonly Place[];
}

/** What every cell has at hand. */
export const AT_HAND: readonly string[] =
  "Plot d3 aq Inputs html svg width display view Mutable Generators invalidation visibility now".split(" ");

const NOT_HERE = new Set(
  "FileAttachment resize md tex dot mermaid sql duckdb DuckDBClient SQLite SQLiteDatabaseClient vl Arrow _ L".split(
    " "
  )
);

const OPTIONS = {ecmaVersion: 2022, sourceType: "module"} as const;

/** Reads a cell of JavaScript. **name** is that of its fence: an expression gives its value under it. */
export function readJs(source: string, name: string | null): JsCell {
  const nothing = {expression: false, defines: [], reads: [], body: "", inputs: []};
  if (source.trim() === "") return {...nothing, faults: []};
  let root: Expression | Program;
  try {
    root = expressionIn(source) ?? Parser.parse(source, OPTIONS);
  } catch (error) {
    return {...nothing, faults: [syntaxFault(error, source)]};
  }
  const expression = root.type !== "Program";
  const reads = freeNames(root).map((d) => d.name);
  const own = root.type === "Program" ? definedNames(root).map((d) => d.name) : name === null ? [] : [name];
  const shows = expression && !reads.includes("display") && !reads.includes("view");
  return {
    expression,
    defines: own,
    reads,
    inputs: shows ? [...reads, "display"] : reads,
    body: bodyOf(source, {expression, shows, own}),
    faults: [...importFaults(root), ...nameFaults(root)]
  };
}

/** Where a text first reads a name that it does not define; null where it does not, or is no JavaScript. */
export function firstUse(source: string, name: string): {from: number; to: number} | null {
  try {
    const root = expressionIn(source) ?? Parser.parse(source, OPTIONS);
    const found = freeNames(root).find((d) => d.name === name);
    return found ? {from: found.start, to: found.end} : null;
  } catch {
    return null;
  }
}

/** An expression alone; null for a program, and for a named function or class, which are definitions. */
function expressionIn(source: string): Expression | null {
  try {
    const parser = new (
      Parser as unknown as new (
        options: object,
        input: string,
        at: number
      ) => {
        type: unknown;
        nextToken(): void;
        parseExpression(): Expression;
      }
    )(OPTIONS, source, 0);
    parser.nextToken();
    const node = parser.parseExpression();
    if (parser.type !== tokTypes.eof) return null;
    return (node.type === "FunctionExpression" || node.type === "ClassExpression") && node.id ? null : node;
  } catch {
    return null;
  }
}

/** On the lines of the source, so that the line of an error is the cell's. */
function bodyOf(
  source: string,
  {expression, shows, own}: {expression: boolean; shows: boolean; own: readonly string[]}
): string {
  if (!expression) return `${source}\n${own.length > 0 ? `return {${own.join(", ")}};` : ""}`;
  const [name] = own;
  if (name === undefined) return shows ? `display(await (${source}\n));` : `${source}\n`;
  return `const ${name} = await (${source}\n); ${shows ? `display(${name}); ` : ""}return {${name}};`;
}

function syntaxFault(error: unknown, source: string): Place {
  const {pos = 0, message} = error as SyntaxError & {pos?: number};
  const from = Math.min(pos, Math.max(0, source.length - 1));
  return {from, to: Math.min(source.length, from + 1), message: message.replace(/ \(\d+:\d+\)$/, "")};
}

function importFaults(root: AnyNode): Place[] {
  const faults: Place[] = [];
  const refuse = (node: AnyNode, message: string) => faults.push({from: node.start, to: node.end, message});
  const said = `nothing is fetched into a notebook; at hand without an import: ${AT_HAND.slice(0, 6).join(", ")}`;
  simple(root, {
    ImportDeclaration: (node) => refuse(node, `an import is not allowed: ${said}`),
    ImportExpression: (node) => refuse(node, `an import is not allowed: ${said}`),
    ExportNamedDeclaration: (node) => refuse(node, "no `export`: what a cell defines is known to all cells"),
    ExportDefaultDeclaration: (node) =>
      refuse(node, "no `export`: what a cell defines is known to all cells"),
    ExportAllDeclaration: (node) => refuse(node, "no `export`: what a cell defines is known to all cells")
  });
  return faults;
}

function nameFaults(root: Expression | Program): Place[] {
  const free = freeUses(root);
  const faults = free
    .filter((d) => NOT_HERE.has(d.name))
    .map((d) => fault(d, `\`${d.name}\` is not at hand in a notebook; at hand: ${AT_HAND.join(", ")}`));
  const change = (names: readonly Identifier[]) => {
    for (const d of names)
      if (free.includes(d))
        faults.push(
          fault(d, `\`${d.name}\` is given elsewhere: only the cell that defines it can change it`)
        );
  };
  simple(root, {
    AssignmentExpression: ({left}) => change(patternNames(left)),
    UpdateExpression: ({argument}) => change(argument.type === "Identifier" ? [argument] : []),
    ForOfStatement: ({left}) => change(left.type === "VariableDeclaration" ? [] : patternNames(left)),
    ForInStatement: ({left}) => change(left.type === "VariableDeclaration" ? [] : patternNames(left))
  });
  return faults;
}

function fault({start, end}: Identifier, message: string): Place {
  return {from: start, to: end, message};
}
