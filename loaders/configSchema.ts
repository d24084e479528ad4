import {readFileSync} from "node:fs";
import {Ajv, type ValidateFunction} from "ajv";

const SCHEMA = new URL("../data/quarterdeck.schema.json", import.meta.url);

interface Schema {
  default?: unknown;
  properties: Record<string, Schema>;
}

/** The schema of the configuration, or of a part of it by its keys; checking fills in the defaults. */
export function schemaCheck(...keys: string[]): ValidateFunction {
  let schema = JSON.parse(readFileSync(SCHEMA, "utf8")) as Schema;
  for (const key of keys) schema = schema.properties[key]!;
  delete schema.default; // that of a part is the whole's affair
  return new Ajv({
    allErrors: true,
    useDefaults: true,
    verbose: true,
    allowUnionTypes: true,
    strictRequired: false
  }).compile(schema);
}
