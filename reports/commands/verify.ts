import path from "node:path";
import type {Command} from "commander";
import {templateFor} from "../deckTemplate.js";
import {beginRun, runWarehouse} from "../pipeline.js";
import type {RecipeChange} from "../recipeLine.js";
import type {Verdict} from "../verify.js";
import {command, type RunOptions} from "./options.js";

/** The exit codes of what was found. */
const CODES: Record<Verdict["kind"], number> = {same: 0, "made of something else": 5, different: 6};

/** `quarterdeck verify FILE`: whether a finished file is what its data, configuration and code give. */
export function verifyCommand(exit: (code: number) => void): Command {
  return command("verify <file>", {
    description:
      "Hold a finished deck or brief, PDF or PPTX, to what its data, configuration and code give today: byte by byte, but for dates. Ends with 0 where it is just that, 5 where one of these has changed since and nothing was compared, 6 where it is another file.",
    options: ["config", "warehouse", "asOf", "template", "browser"],
    examples: [
      "verify decks/A-0001-2026Q3-en.pdf",
      "verify ~/Downloads/A-0001-2026Q3-en.pptx --config ../acme/quarterdeck.yaml"
    ]
  }).action(async (file: string, options: RunOptions) => exit(await runVerify(path.resolve(file), options)));
}

async function runVerify(file: string, options: RunOptions): Promise<number> {
  const {readDeckFile} = await import("../deckFile.js");
  await readDeckFile(file); // a file that is no deck is told at once
  const run = await beginRun(options);
  await runWarehouse(run, options);
  const {verifyDeck} = await import("../verify.js");
  const {config, places} = run;
  const template = await templateFor(run, options.template);
  const request = {file, config, warehouse: places.warehouse, template, browser: options.browser};
  const verdict = await verifyDeck(request);
  process.stdout.write(verdictText(file, verdict, places.config_path));
  return CODES[verdict.kind];
}

function verdictText(file: string, verdict: Verdict, config: string): string {
  switch (verdict.kind) {
    case "same":
      return `${file}: the same as its data, configuration and code give today, byte by byte but for dates\n`;
    case "different":
      return `${file}: not what its data, configuration and code give: ${verdict.where}\n`;
    case "made of something else":
      return [
        `${file}: not compared, since it was made of something else than ${config} gives today:`,
        ...verdict.changes.map(changeText),
        ...advice(verdict.changes),
        ""
      ].join("\n");
  }
}

function changeText({part, file, today}: RecipeChange): string {
  return `  ${part.padEnd(11)} in the file ${file ?? "none"}, today ${today ?? "none"}`;
}

function advice(changes: readonly RecipeChange[]): string[] {
  const of = (part: string) => changes.find((d) => d.part === part);
  const day = of("as_of")?.file;
  return [
    of("account") || of("config") ? "Name the configuration that it was made with: --config FILE." : "",
    day ? `Look back at its day of data: --as-of ${day}.` : "",
    of("template") ? "Name the template that it was made with: --template FILE." : "",
    of("code") ? "Take the version of Quarterdeck that made it." : ""
  ].filter((d) => d !== "");
}
