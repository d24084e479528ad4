import {type Command, Option} from "commander";
import {UserError} from "../../loaders/errors.js";
import {REVIEW_STEPS, type ReviewStepName} from "../../src/lib/notes/review.js";
import type {ApproveReport, ApproveRequest} from "../approve.js";
import {templateFor} from "../deckTemplate.js";
import {beginRun, lastQuarter, runWarehouse} from "../pipeline.js";
import {command, type RunOptions} from "./options.js";

interface ApproveOptions extends RunOptions {
  by?: string;
  step: ReviewStepName;
  withdraw?: boolean;
}

/** `quarterdeck approve`: writes into a deck's notes who approved it, and what it said. */
export function approveCommand(exit: (code: number) => void): Command {
  return command("approve", {
    description:
      "Write into the notes of decks who reviewed or approved them as they are today; qbr makes an approved deck only as long as it says the same.",
    options: ["config", "warehouse", "asOf", "quarter", "account", "template"],
    examples: [
      'approve --account A-0001 --by "Ana Ruiz"',
      'approve --account A-0001 --account A-0002 --step reviewed --by "Kai Berg"',
      "approve --account A-0001 --withdraw"
    ]
  })
    .addOption(new Option("--by <name>", "who has looked at them"))
    .addOption(new Option("--step <which>", "how far they are").choices(REVIEW_STEPS).default("approved"))
    .addOption(new Option("--withdraw", "take the step back").conflicts("by"))
    .action(async (options: ApproveOptions) => exit(await runApprove(options)));
}

async function runApprove(options: ApproveOptions): Promise<number> {
  const {account: accounts = [], step} = options;
  const by = options.withdraw ? null : person(options.by);
  if (accounts.length === 0) throw new UserError("say whose decks: --account A-0001, once for each account");
  const run = await beginRun(options);
  await runWarehouse(run, options);
  const quarter = options.quarter ?? (await lastQuarter(run));
  const {approve} = await import("../approve.js");
  const {config, places} = run;
  const template = await templateFor(run, options.template);
  const request = {config, warehouse: places.warehouse, quarter, accounts, template, step, by, on: today()};
  const reports = await approve(request);
  process.stdout.write(reports.map((d) => reportText(d, request)).join(""));
  return reports.some((d) => d.failed !== null) ? 4 : 0;
}

function person(by: string | undefined): string {
  const name = by?.trim() ?? "";
  if (name === "" || /\p{Cc}/u.test(name))
    throw new UserError('say who has looked at the decks, on one line: --by "Ana Ruiz"');
  return name;
}

/** The day on the wall of whoever approves. */
function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function reportText(
  {account_id, file, slides, checklist, failed}: ApproveReport,
  {quarter, step, by, on}: ApproveRequest
): string {
  if (failed !== null) return `${account_id} ${quarter}: failed: ${failed}\n`;
  if (by === null) return `${account_id} ${quarter}: no longer ${step}\n  in ${file}\n`;
  return [
    `${account_id} ${quarter}: ${step} by ${by} on ${on}, ${slides.length} slides: ${slides.join(", ")}`,
    `  in ${file}`,
    ...checklist.map((d) => `  open: ${d.kind}, slide ${d.slide}: ${d.text}`),
    ""
  ].join("\n");
}
