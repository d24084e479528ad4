/** The exit codes of the command line: failed, bad configuration or usage, too many rejected rows, some decks failed. */
export type ExitCode = 1 | 2 | 3 | 4;

/**
 * A fault that the user can mend: says what was wrong, where (file, line, key), what was expected and
 * what to do next. Printed without a stack trace.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    message: string,
    readonly exit_code: ExitCode = 2
  ) {
    super(message);
  }
}

const REFUSALS: [RegExp, string][] = [
  [/\b(?:ENOSPC|EDQUOT)\b|No space left on device/u, "the disk is full: free some space"],
  [
    /\b(?:EROFS|EACCES|EPERM)\b|Read-only file system|Permission denied/u,
    "it cannot be written to: make it writable, or name another place (--out, --warehouse)"
  ]
];

/** What to do where the system refused to write, by what it or DuckDB said; null where the fault is another. */
export function writeRefused(message: string): string | null {
  const found = REFUSALS.find(([pattern]) => pattern.test(message));
  return found ? `${found[1]}; then run the same command again` : null;
}
