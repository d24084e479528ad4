import type {Command} from "commander";
import {UserError} from "../../loaders/errors.js";
import type {CheckedTemplate} from "../../loaders/template/checkTemplate.js";
import type {DeckReport} from "../deckRequest.js";
import {templateFor} from "../deckTemplate.js";
import {beginRun, lastQuarter, type Run, runPlaceDecks, runSite, runWarehouse} from "../pipeline.js";
import {shellWord} from "../../src/lib/shellWord.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck qbr`: everything, from the sources to a deck for each paying account. */
export function qbrCommand(exit: (code: number) => void): Command {
  return command("qbr", {
    description:
      "Build all, then a QBR deck for every paying account, or the internal brief beside it; finished ones are not made again.",
    options: [
      "config",
      "warehouse",
      "asOf",
      "quarter",
      "account",
      "segment",
      "csm",
      "edition",
      "approvedOnly",
      "format",
      "lang",
      "template",
      "out",
      "jobs",
      "browser",
      "force",
      "changed",
      "site"
    ],
    examples: [
      "qbr",
      "qbr --account A-0001 --account A-0002 --no-site",
      "qbr --format both --account A-0001 --no-site",
      "qbr --edition both --account A-0001 --no-site",
      "qbr --changed --no-site",
      "qbr --lang fa --account A-0001 --no-site",
      "qbr --approved-only --no-site",
      "qbr --template reports/templates/short.md --account A-0001 --no-site",
      'qbr --config ../acme/quarterdeck.yaml --quarter 2026Q2 --csm "Ana Ruiz" --out ana/dist'
    ]
  }).action(async (options: RunOptions) => exit(await runQbr(options)));
}

async function runQbr(options: RunOptions): Promise<number> {
  const {edition = "customer", format = "pdf"} = options;
  if (edition !== "customer" && format === "pptx")
    throw new UserError("the internal brief is made as PDF only: use --format both, or leave --edition out");
  if (edition === "internal" && options.approvedOnly)
    throw new UserError("the internal brief is never sent and needs no approval: leave --approved-only out");
  const run = await beginRun(options);
  await runWarehouse(run, options);
  const template = await templateFor(run, options.template);
  if (options.site !== false) await runSite(run, options);
  const quarter = options.quarter ?? (await lastQuarter(run));
  const reports = await runDecks(run, quarter, {...options, template});
  await runPlaceDecks(run);
  process.stdout.write(summary(run, quarter, {options, reports}));
  return reports.some(({failed}) => failed.length > 0) ? 4 : 0;
}

async function runDecks(
  {config, places, progress}: Run,
  quarter: string,
  options: Omit<RunOptions, "template"> & {template: CheckedTemplate}
): Promise<DeckReport[]> {
  const {makeDecks} = await import("../decks.js");
  const {account: accounts, segment, csm, jobs = 1, browser, force, changed} = options;
  const {edition = "customer", format = "pdf", lang: language, template} = options;
  const {warehouse, decks: out} = places;
  return await makeDecks({
    config,
    warehouse,
    quarter,
    accounts,
    segment,
    csm,
    editions: edition === "both" ? ["customer", "internal"] : [edition],
    formats: format === "both" ? ["pdf", "pptx"] : [format],
    language,
    template,
    out,
    jobs,
    browser,
    force,
    approval: options.approvedOnly ? "needed" : undefined,
    changed,
    progress
  });
}

function summary(
  {places}: Run,
  quarter: string,
  {options, reports}: {options: RunOptions; reports: readonly DeckReport[]}
): string {
  const lines = [
    "",
    `warehouse  ${places.warehouse}`,
    ...(options.site === false ? [] : [`site       ${places.out}`]),
    ...reports.flatMap((d) => reportLines(d, quarter)),
    "",
    ...(options.site === false ? [] : [`Explore the site:   quarterdeck serve ${shellWord(places.out)}`]),
    `Ask the warehouse:  quarterdeck sql "SHOW TABLES" --warehouse ${shellWord(places.warehouse)}`,
    ""
  ];
  return lines.join("\n");
}

function reportLines(
  {name, folder, made, skipped, failed, not_approved}: DeckReport,
  quarter: string
): string[] {
  const counts = `${made.length} made, ${skipped.length} already there, ${failed.length} failed`;
  const left_out = not_approved.length === 0 ? "" : `, ${not_approved.length} not approved`;
  return [
    `${name.padEnd(10)} ${folder}  (${quarter}: ${counts}${left_out})`,
    ...(left_out === "" ? [] : [`  left out, since nobody approved them: ${not_approved.join(", ")}`]),
    ...failed.map(
      ({account_id, language, reason}) =>
        `  failed: ${account_id}${language === undefined ? "" : ` (${language})`}: ${reason}`
    )
  ];
}
