import type {
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  Pattern,
  Program
} from "acorn";
import {ancestor} from "acorn-walk";

/** The names that a program defines for other cells: those of its own level, in order, each once. */
export function definedNames({body}: Program): Identifier[] {
  const found = body.flatMap((d): Identifier[] => {
    if (d.type === "VariableDeclaration") return d.declarations.flatMap((v) => patternNames(v.id));
    return d.type === "FunctionDeclaration" || d.type === "ClassDeclaration" ? [d.id] : [];
  });
  return Array.from(new Map(found.map((d) => [d.name, d])).values());
}

/** The names that a text reads and does not define itself, each where it is first read. */
export function freeNames(root: AnyNode): Identifier[] {
  return Array.from(
    new Map(
      freeUses(root)
        .reverse()
        .map((d) => [d.name, d])
    ).values()
  ).reverse();
}

/** Every use of a name that the text does not define itself. */
export function freeUses(root: AnyNode): Identifier[] {
  const scopes = declarations(root);
  const found: Identifier[] = [];
  const use = (node: Identifier, ancestors: readonly AnyNode[]) => {
    if (node.name !== "undefined" && !ancestors.some((d) => scopes.get(d)?.has(node.name))) found.push(node);
  };
  ancestor(root, {
    Identifier: (node, _state, ancestors) => use(node, ancestors),
    Pattern(node, _state, ancestors) {
      if (node.type === "Identifier") use(node, ancestors);
    }
  });
  return found;
}

/** The names that each scope declares. */
function declarations(root: AnyNode): Map<AnyNode, Set<string>> {
  const scopes = new Map<AnyNode, Set<string>>();
  const declare = (scope: AnyNode | undefined, names: readonly {name: string}[]) => {
    const at = scope ?? root;
    const known = scopes.get(at) ?? new Set();
    for (const {name} of names) known.add(name);
    scopes.set(at, known);
  };
  const inFunction = (node: FunctionDeclaration | FunctionExpression | ArrowFunctionExpression) => {
    declare(node, node.params.flatMap(patternNames));
    if (node.type !== "ArrowFunctionExpression") declare(node, [{name: "arguments"}]);
    if (node.type === "FunctionExpression" && node.id) declare(node, [node.id]);
  };
  ancestor(root, {
    VariableDeclaration(node, _state, ancestors) {
      const scope = ancestors.findLast((d) => (node.kind === "var" ? isFunction(d) : isBlock(d)));
      declare(
        scope,
        node.declarations.flatMap((d) => patternNames(d.id))
      );
    },
    FunctionDeclaration(node, _state, ancestors) {
      inFunction(node as FunctionDeclaration);
      declare(around(ancestors), named(node.id));
    },
    FunctionExpression: inFunction,
    ArrowFunctionExpression: inFunction,
    ClassDeclaration: (node, _state, ancestors) => declare(around(ancestors), named(node.id)),
    ClassExpression: (node) => declare(node, named(node.id)),
    CatchClause: (node) => declare(node, node.param ? patternNames(node.param) : []),
    ImportDeclaration: (node) =>
      declare(
        root,
        node.specifiers.map((d) => d.local)
      )
  });
  return scopes;
}

function named(id: Identifier | null | undefined): Identifier[] {
  return id ? [id] : [];
}

/** The block in which the last of these stands. */
function around(ancestors: readonly AnyNode[]): AnyNode | undefined {
  return ancestors.slice(0, -1).findLast(isBlock);
}

function isFunction({type}: AnyNode): boolean {
  return /^(FunctionExpression|FunctionDeclaration|ArrowFunctionExpression|Program|StaticBlock)$/.test(type);
}

function isBlock(node: AnyNode): boolean {
  return isFunction(node) || /^(BlockStatement|SwitchStatement|For(In|Of)?Statement)$/.test(node.type);
}

/** The names that a pattern declares. */
export function patternNames(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((d) => patternNames(d.type === "Property" ? d.value : d));
    case "ArrayPattern":
      return pattern.elements.flatMap((d) => (d === null ? [] : patternNames(d)));
    case "RestElement":
      return patternNames(pattern.argument);
    case "AssignmentPattern":
      return patternNames(pattern.left);
    case "MemberExpression":
      return [];
  }
}
