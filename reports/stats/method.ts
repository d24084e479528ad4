import {Command, Option} from "commander";
import {statsText} from "./statsText.js";

/** A method of `quarterdeck stats`: its options, and what it answers for a file. */
export interface StatsMethod<O> {
  name: string;
  description: string;
  /** flags and help of each option; one that ends in a name in angle brackets takes a value */
  options: readonly {flags: string; help: string; required?: boolean; parse?: (value: string) => unknown}[];
  examples: readonly string[];
  /** the answer, as it is printed with --json: plain objects, arrays, numbers, strings and null */
  run: (file: string, options: O) => Promise<object>;
}

/** The command of one method. */
export function methodCommand<O>({name, description, options, examples, run}: StatsMethod<O>): Command {
  const result = new Command(name).description(description).argument("<file>", "a CSV, Parquet or JSON file");
  for (const {flags, help, required = false, parse} of options) {
    const option = new Option(flags, help).makeOptionMandatory(required);
    result.addOption(parse === undefined ? option : option.argParser(parse));
  }
  return result
    .addOption(new Option("--json", "print JSON"))
    .addHelpText("after", `\nExamples:\n${examples.map((d) => `  $ quarterdeck stats ${d}`).join("\n")}`)
    .action(async (file: string, given: O & {json?: boolean}) => {
      const answer = await run(file, given);
      process.stdout.write(given.json ? `${JSON.stringify(answer, null, 2)}\n` : statsText(answer));
    });
}

/** Names separated by commas. */
export function names(value: string): string[] {
  return value
    .split(",")
    .map((d) => d.trim())
    .filter((d) => d !== "");
}
