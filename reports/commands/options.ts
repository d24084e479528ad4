import {availableParallelism} from "node:os";
import {Command, InvalidArgumentError, Option} from "commander";
import {type Language, LANGUAGES} from "../../src/lib/languages.js";

/** What the commands' options become; each is absent unless it was given. */
export interface RunOptions {
  config?: string;
  warehouse?: string;
  asOf?: string;
  quarter?: string;
  window?: string;
  account?: string[];
  segment?: string;
  csm?: string;
  out?: string;
  jobs?: number;
  force?: boolean;
  changed?: boolean;
  json?: boolean;
  site?: boolean;
  browser?: string;
  port?: number;
  approvedOnly?: boolean;
  edition?: "customer" | "internal" | "both";
  format?: "pdf" | "pptx" | "both";
  lang?: Language | "all";
  template?: string;
}

const OPTIONS = {
  config: () =>
    new Option("--config <file>", "configuration; default: ./quarterdeck.yaml, else the sample company's"),
  warehouse: () =>
    new Option(
      "--warehouse <file>",
      "where the warehouse lies; default: .quarterdeck/ beside the configuration"
    ),
  asOf: () =>
    new Option("--as-of <day>", "report as of this day (YYYY-MM-DD), knowing nothing later").argParser(day),
  quarter: () =>
    new Option("--quarter <name>", "such as 2026Q3; default: the last full quarter").argParser(quarter),
  window: () => new Option("--window <span>", "such as 12m, 2026Q3 or 2025-09-30..2026-09-30"),
  account: () => new Option("--account <id>", "only this account; may be repeated").argParser(collect),
  segment: () => new Option("--segment <name>", "only this segment"),
  csm: () => new Option("--csm <name>", "only the accounts of this customer-success manager"),
  out: () =>
    new Option("--out <folder>", "where the site goes (decks go to decks/ beside it); default: dist"),
  jobs: () =>
    new Option("--jobs <n>", "decks printed at once")
      .argParser(count)
      .default(Math.min(4, Math.max(1, availableParallelism()))),
  force: () =>
    new Option("--force", "compute again although nothing has changed, and go on above the reject limit"),
  changed: () =>
    new Option(
      "--changed",
      "only decks that are new or of another recipe, and say of each what changed: data, configuration, code …"
    ).conflicts("force"),
  json: () => new Option("--json", "print JSON"),
  site: () => new Option("--no-site", "leave the site out"),
  browser: () => new Option("--browser <file>", "the Chrome, Chromium or Edge that prints"),
  edition: () =>
    new Option(
      "--edition <which>",
      "the deck for the customer, the internal brief for the CSM (in decks/internal/, never sent), or both"
    )
      .choices(["customer", "internal", "both"])
      .default("customer"),
  approvedOnly: () =>
    new Option("--approved-only", "leave out decks that nobody approved (quarterdeck approve)"),
  lang: () =>
    new Option(
      "--lang <language>",
      "the language of the decks, or all; default: each account's own, else decks.language of the configuration"
    ).choices([...LANGUAGES, "all"]),
  format: () =>
    new Option(
      "--format <which>",
      "PDF, PowerPoint with charts that can be edited, or both; the internal brief is PDF"
    )
      .choices(["pdf", "pptx", "both"])
      .default("pdf"),
  template: () =>
    new Option(
      "--template <file>",
      "which slides the decks have (src/docs/templates.md); default: decks.template of the configuration"
    ),
  port: () => new Option("--port <n>", "default: the first free port from 3000").argParser(count)
};

/** A name of OPTIONS. */
export type OptionName = keyof typeof OPTIONS;

/** A command with the named options and, after its help, examples that can be typed as they stand. */
export function command(
  usage: string,
  {description, options, examples}: {description: string; options: OptionName[]; examples: string[]}
): Command {
  const [name = "", ...parameters] = usage.split(" ");
  const result = new Command(name).description(description);
  for (const parameter of parameters) result.argument(parameter);
  for (const option of options) result.addOption(OPTIONS[option]());
  return result.addHelpText(
    "after",
    `\nExamples:\n${examples.map((d) => `  $ quarterdeck ${d}`).join("\n")}`
  );
}

/** A day of the command line. */
export function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(+date) || !date.toISOString().startsWith(value)) {
    throw new InvalidArgumentError("Expected a day such as 2026-09-30.");
  }
  return value;
}

function quarter(value: string): string {
  if (!/^\d{4}Q[1-4]$/.test(value)) throw new InvalidArgumentError("Expected a quarter such as 2026Q3.");
  return value;
}

function count(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 65535)
    throw new InvalidArgumentError("Expected a whole number above 0.");
  return n;
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
