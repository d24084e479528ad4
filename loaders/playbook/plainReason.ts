const KINDS: Readonly<Record<string, string>> = {
  VARCHAR: "text",
  STRING_LITERAL: "text",
  BOOLEAN: "true or false",
  BOOL: "true or false",
  DATE: "a day"
};

/** A type of DuckDB in words; what is no text, day or yes and no in a condition is a number. */
const kind = (type: string) => KINDS[type.trim()] ?? "a number";

const OPERATORS: Readonly<Record<string, string>> = {"~~": "LIKE", "!~~": "NOT LIKE"};

type Reading = readonly [pattern: RegExp, say: (...parts: string[]) => string];

const READINGS: readonly Reading[] = [
  [
    /Cannot (?:compare|mix) values of type (\w+) and (?:type )?(\w+)/,
    (a, b) => `${kind(a)} cannot be compared with ${kind(b)}`
  ],
  [/Could not convert string '(.*)' to (\w+)/, (text, type) => `'${text}' is not ${kind(type)}`],
  [
    /No function matches the given name and argument types '(.+?)\((.*)\)'/,
    (name, types) =>
      `${OPERATORS[name] ?? name} cannot be applied to ${types.split(",").map(kind).join(" and ")}`
  ],
  [/Function with name (\S+) does not exist/, (name) => `there is no function ${name}`],
  [/cannot contain aggregates/, () => "it looks at other rows; it may only use the metrics of one account"]
];

/** Why DuckDB does not take a condition, in plain words. */
export function plainReason(message: string): string {
  const [first = ""] = message.split("\n");
  for (const [pattern, say] of READINGS) {
    const found = pattern.exec(first);
    if (found) return say(...found.slice(1));
  }
  return first.replace(/^\w+ Error: /, "");
}
