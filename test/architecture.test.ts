import {posix} from "node:path";
import {cruise, type ICruiseResult} from "dependency-cruiser";
import ts from "typescript";
import {assert, beforeAll, describe, it} from "vitest";
import {lineCount, parsed, percentile, PROJECT, sourceFiles, textOf} from "./support/sources.js";

const ROOTS = ["src", "loaders", "reports", "data/sample"];

/** The table in the documentation is the rule. */
function importTable(): Map<string, string[]> {
  const rows = textOf("src/docs/architecture.md").matchAll(
    /^\| ((?:src|loaders|reports|data)\S*) \| (.*?) ?\|$/gm
  );
  return new Map(
    Array.from(rows, ([, folder = "", list = ""]) => [
      folder,
      list.split(", ").filter((d) => d.trim() !== "")
    ])
  );
}

interface Import {
  from: string;
  to: string;
}

let cruised: ICruiseResult;
beforeAll(async () => {
  process.chdir(PROJECT);
  const {output} = await cruise(ROOTS, {
    tsPreCompilationDeps: true,
    doNotFollow: {path: "node_modules"},
    exclude: {path: "\\.observablehq|data/sample/out/|style/fonts"},
    validate: true,
    ruleSet: {forbidden: [{name: "no-circular", severity: "error", from: {}, to: {circular: true}}]},
    enhancedResolveOptions: {exportsFields: ["exports"], conditionNames: ["import", "node", "default"]}
  });
  cruised = output as ICruiseResult;
});

function imports(): Import[] {
  return cruised.modules.flatMap(({source, dependencies}) =>
    dependencies.map((d) => ({from: source, to: d.couldNotResolve ? d.module : d.resolved}))
  );
}

describe("imports", () => {
  const table = importTable();
  const folders = [...table.keys()].sort((a, b) => b.length - a.length);
  const folderOf = (path: string) => folders.find((d) => path.startsWith(`${d}/`));

  it("are read from a table that names every folder of code", () => {
    assert.deepStrictEqual(
      sourceFiles(...ROOTS).filter((d) => folderOf(d) === undefined),
      []
    );
  });
  it("keep to the table in architecture.md", () => {
    const forbidden = imports().filter(({from, to}) => {
      const [here, there] = [folderOf(from), folderOf(to)];
      return here !== undefined && there !== undefined && here !== there && !table.get(here)?.includes(there);
    });
    assert.deepStrictEqual(forbidden, []);
  });
  it("of a page stay inside src/, and never reach data loaders' code", () => {
    const found = pageImports().filter(
      ({to}) => !/^src\/(metrics|lib|components|deck|client|notebook)\//.test(to)
    );
    assert.deepStrictEqual(found, []);
  });
  it("never go in a circle", () => {
    assert.deepStrictEqual(
      cruised.summary.violations.map((d) => [d.from, ...(d.cycle ?? []).map((c) => c.name)].join(" -> ")),
      []
    );
  });
  it("all lead somewhere", () => {
    const lost = cruised.modules.flatMap(({source, dependencies}) =>
      dependencies
        .filter((d) => d.couldNotResolve && !d.module.startsWith("observablehq:"))
        .map((d) => `${source}: ${d.module}`)
    );
    assert.deepStrictEqual(lost, []);
  });
  it("of src/metrics, lib, components and deck reach no Node module and no DuckDB", () => {
    const impure = imports().filter(
      ({from, to}) =>
        /^src\/(metrics|lib|components|deck)\//.test(from) && /^(node:|fs|path|os|crypto)|duckdb/.test(to)
    );
    assert.deepStrictEqual(impure, []);
  });
});

function pageImports(): Import[] {
  return cruisedPages().flatMap((page) => {
    const fences = Array.from(
      textOf(page).matchAll(/^```(?:js|ts)[^\n]*\n([\s\S]*?)^```/gm),
      (d) => d[1] ?? ""
    );
    const specifiers = fences.flatMap((d) =>
      Array.from(d.matchAll(/\bfrom\s+["'](\.[^"']+)["']/g), (m) => m[1] ?? "")
    );
    return specifiers.map((d) => ({from: page, to: posix.join(posix.dirname(page), d)}));
  });
}

function cruisedPages(): string[] {
  return ts.sys
    .readDirectory(posix.join(PROJECT, "src"), [".md"], ["**/.observablehq/**"])
    .map((d) => posix.relative(PROJECT, d));
}

describe("globals", () => {
  const AMBIENT =
    /^(window|document|globalThis|navigator|localStorage|sessionStorage|location|fetch|process|performance)$/;
  const PURE = ["src/metrics", "src/lib", "src/components", "src/deck"];

  it("are not used by what must be pure: the document, the clock and chance are arguments", () => {
    const used = sourceFiles(...PURE).flatMap((path) =>
      ambientUses(parsed(path), AMBIENT).map((d) => `${path}: ${d}`)
    );
    assert.deepStrictEqual(used, []);
  });
});

/** Names used as values that no scope of the file declares, and calls of the clock or of chance. */
function ambientUses(file: ts.SourceFile, names: RegExp): string[] {
  const declared = new Set<string>();
  const used: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isBinding(node) && ts.isIdentifier(node.name)) declared.add(node.name.text);
    if (ts.isIdentifier(node) && names.test(node.text) && isValue(node)) used.push(node.text);
    if (ts.isPropertyAccessExpression(node) && /^(Math\.random|Date\.now)$/.test(node.getText()))
      used.push(node.getText());
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length)
      used.push("new Date()");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return used.filter((d) => !declared.has(d));
}

function isBinding(
  node: ts.Node
): node is ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement {
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
}

function isValue({parent, text}: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.expression.getText() === text;
  if (ts.isTypeQueryNode(parent) || ts.isTypeReferenceNode(parent)) return false;
  return (
    !(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) ||
    (ts.isPropertyAssignment(parent) && parent.initializer.getText() === text)
  );
}

describe("size", () => {
  const files = sourceFiles(...ROOTS);
  const tests = sourceFiles("test");

  it("of files: half under 80 lines, 95 % under 250, none over 400", () => {
    const lines = files.map((d) => lineCount(textOf(d)));
    assert.isAtMost(percentile(lines, 0.5), 80);
    assert.isAtMost(percentile(lines, 0.95), 250);
    assert.deepStrictEqual(
      files.filter((d) => lineCount(textOf(d)) > 400),
      []
    );
  });
  it("of functions: 95 % within 40 lines, none over 80", () => {
    const functions = files.flatMap((path) => functionLines(parsed(path)).map((lines) => ({path, lines})));
    assert.isAtMost(
      percentile(
        functions.map((d) => d.lines),
        0.95
      ),
      40
    );
    assert.deepStrictEqual(
      functions.filter((d) => d.lines > 80),
      []
    );
  });
  it("of modules: nearly all export one to three values", () => {
    const counts = files.map((path) => exportedValues(parsed(path)).length);
    assert.isAtMost(percentile(counts, 0.95), 3);
  });
  it("of the tests: more than five lines for ten of code", () => {
    const total = (paths: readonly string[]) => paths.reduce((sum, d) => sum + lineCount(textOf(d)), 0);
    assert.isAtLeast(total(tests) / total(files), 0.52);
  });
});

function functionLines(file: ts.SourceFile): number[] {
  const lines: number[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body)
      lines.push(lineOf(node.end) - lineOf(node.getStart()) + 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lines;
}

type Exported = ts.Statement & {modifiers?: ts.NodeArray<ts.ModifierLike>};

function exported(file: ts.SourceFile): Exported[] {
  return file.statements.filter((d) =>
    (d as Exported).modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function exportedValues(file: ts.SourceFile): Exported[] {
  return exported(file).filter((d) => !ts.isInterfaceDeclaration(d) && !ts.isTypeAliasDeclaration(d));
}

describe("documentation", () => {
  it("stands before every export of src/metrics, loaders, src/components and src/deck", () => {
    const silent = sourceFiles("src/metrics", "loaders", "src/components", "src/deck").flatMap((path) => {
      const file = parsed(path);
      return exported(file)
        .filter((d) => !/^\/\*\*/.test(file.text.slice(d.getFullStart(), d.getStart()).trim()) && !hasDoc(d))
        .map((d) => `${path}:${file.getLineAndCharacterOfPosition(d.getStart()).line + 1}`);
    });
    assert.deepStrictEqual(silent, []);
  });
  it("heads every SQL model with its grain, units, scope and what it reads", () => {
    const models = ts.sys
      .readDirectory(posix.join(PROJECT, "loaders"), [".sql"])
      .map((d) => posix.relative(PROJECT, d));
    assert.isAbove(models.length, 0);
    const bare = models.filter((path) => {
      const [, name = ""] = /([^/]+)\.sql$/.exec(path) ?? [];
      const head = ["-- Grain:", "-- Units:", "-- Scope:", "-- Reads:"];
      const text = textOf(path);
      return !new RegExp(`^-- (staging\\.)?${name}: `).test(text) || !head.every((d) => text.includes(d));
    });
    assert.deepStrictEqual(bare, []);
  });
});

function hasDoc(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).length > 0;
}
