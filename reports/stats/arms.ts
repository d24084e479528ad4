import {UserError} from "../../loaders/errors.js";

/** The two arms of a file. */
export interface Arms {
  /** control, target: as the file names them */
  names: [string, string];
  /** whether each row is in the target arm */
  targets: boolean[];
}

/** The option that says which arm is the control. */
export const armOptions = [
  {
    flags: "--control <name>",
    help: "the arm that is compared with (default: control, else the first in order)"
  }
] as const;

/** Reads a column of arms: exactly two, of which *control*, or else the first in order, is the one compared with. */
export function armsOf(
  file: string,
  labels: readonly string[],
  {arm, control}: {arm: string; control?: string}
): Arms {
  const found = [...new Set(labels)].sort();
  if (found.length !== 2) {
    const some = found.slice(0, 5).join(", ") + (found.length > 5 ? ", …" : "");
    const count =
      found.length === 0
        ? "no values"
        : found.length === 1
          ? `one value (${some})`
          : `${found.length} values (${some})`;
    throw new UserError(`${file}: ${arm} has ${count}, expected two arms`);
  }
  const name = control ?? found.find((d) => d.toLowerCase() === "control") ?? found[0]!;
  if (!found.includes(name))
    throw new UserError(`${file}: ${arm} is never ${name}; its arms are ${found.join(" and ")}`);
  return {names: [name, found.find((d) => d !== name)!], targets: labels.map((d) => d !== name)};
}
