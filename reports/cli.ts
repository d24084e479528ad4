import {readFileSync} from "node:fs";
import {Command, CommanderError} from "commander";
import {UserError, writeRefused} from "../loaders/errors.js";
import {alertsCommand} from "./commands/alerts.js";
import {approveCommand} from "./commands/approve.js";
import {buildCommand} from "./commands/build.js";
import {checkCommand} from "./commands/check.js";
import {devCommand} from "./commands/dev.js";
import {initCommand} from "./commands/init.js";
import {metricsCommand} from "./commands/metrics.js";
import {qbrCommand} from "./commands/qbr.js";
import {reportCommand} from "./commands/report.js";
import {serveCommand} from "./commands/serve.js";
import {sqlCommand} from "./commands/sql.js";
import {statsCommand} from "./commands/stats.js";
import {verifyCommand} from "./commands/verify.js";
import {exitOnSignals} from "./interrupt.js";

/** Every command, in the order in which a newcomer meets them. */
const COMMANDS = [
  initCommand,
  checkCommand,
  buildCommand,
  devCommand,
  serveCommand,
  qbrCommand,
  approveCommand,
  verifyCommand,
  alertsCommand,
  reportCommand,
  metricsCommand,
  sqlCommand,
  statsCommand
];

const EXIT_CODES = `
Exit codes: 0 fine, 1 failed, 2 bad configuration or usage, 3 too many rejected rows, 4 some decks failed,
5 verify: made of something else than today, 6 verify: not what its data, configuration and code give.
QUARTERDECK_DEBUG=1 shows where in the program an error arose.`;

/** The command line as commander sees it; a command leaves its exit code, if not 0, with `exit`. */
export function quarterdeck(exit: (code: number) => void): Command {
  const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const program = new Command("quarterdeck")
    .description("From a company's own files to an explorable site and QBR decks in PDF.")
    .version(version)
    .showHelpAfterError("(quarterdeck --help lists commands and options)")
    .addHelpText("after", EXIT_CODES)
    .exitOverride();
  for (const command of COMMANDS) {
    const added = command(exit).exitOverride();
    added.showHelpAfterError(`(quarterdeck ${added.name()} --help lists its options)`);
    program.addCommand(added);
  }
  return program;
}

/** Runs one command line and returns the exit code; what goes wrong is told on standard error. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  exitOnSignals();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(code); // the reader of a pipe has had enough
    throw error;
  });
  try {
    await quarterdeck((c) => (code = c)).parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 || isHelp(error) ? 0 : 2;
    code = error instanceof UserError ? error.exit_code : 1;
    process.stderr.write(explain(error));
  }
  return code;
}

function isHelp({code}: CommanderError): boolean {
  return code === "commander.helpDisplayed" || code === "commander.version";
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (process.env.QUARTERDECK_DEBUG === "1" && error instanceof Error) {
    return `quarterdeck: ${error.stack ?? message}\n${error.cause instanceof Error ? `cause: ${error.cause.stack}\n` : ""}`;
  }
  const fault = () =>
    writeRefused(message) ?? "This is a fault of Quarterdeck; QUARTERDECK_DEBUG=1 shows where.";
  const hint = error instanceof UserError ? "" : `\n${fault()}`;
  return `quarterdeck: ${message}${hint}\n`;
}
