import {UserError} from "../errors.js";

/** Faults of a template, gathered so that all of them are told at once. */
export interface TemplateFaults {
  /** @param line of the file, from 1 */
  add(line: number, message: string): void;
  /** @throws UserError with all faults in the order of their lines, if there are any */
  assertNone(): void;
}

/** Gathers the faults of the template that its reader knows as **file**. */
export function templateFaults(file: string): TemplateFaults {
  const found: {line: number; message: string}[] = [];
  return {
    add: (line, message) => void found.push({line, message}),
    assertNone() {
      if (found.length === 0) return;
      const lines = found.toSorted((a, b) => a.line - b.line).map((d) => `${file}:${d.line}: ${d.message}`);
      throw new UserError([...new Set(lines)].join("\n"));
    }
  };
}
