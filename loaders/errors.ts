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
