import path from "node:path";
import {type Command, Option} from "commander";
import {ALERT_FORMATS, type AlertFormat} from "../alerts/output.js";
import {beginRun, runWarehouse} from "../pipeline.js";
import {command, day, type RunOptions} from "./options.js";

interface AlertsOptions extends Omit<RunOptions, "format"> {
  format: AlertFormat;
  since?: string;
  new?: boolean;
  send?: boolean;
}

/** `quarterdeck alerts`: the plays that wait for somebody, for people, programs, calendars and feeds. */
export function alertsCommand(): Command {
  return command("alerts", {
    description:
      "Print the plays that wait for somebody: what fired, its numbers, who does what by when; --send posts those not yet sent.",
    options: ["config", "warehouse", "asOf", "csm", "segment", "account"],
    examples: [
      "alerts",
      'alerts --new --csm "Ana Ruiz"',
      "alerts --format ics > plays.ics",
      "alerts --format atom > plays.xml",
      "alerts --new --send    # to playbook.webhook of the configuration"
    ]
  })
    .addOption(new Option("--format <which>", "how it is printed").choices(ALERT_FORMATS).default("text"))
    .addOption(
      new Option("--since <day>", "only what fired on this day or later").argParser(day).conflicts("new")
    )
    .addOption(new Option("--new", "only what fired in the week up to the last day of data"))
    .addOption(new Option("--send", "post to playbook.webhook what has not been posted there"))
    .action(runAlerts);
}

async function runAlerts(options: AlertsOptions): Promise<void> {
  const run = await beginRun({...options, format: undefined});
  const {config, places} = run;
  const {sendAlerts, webhookUrl} = await import("../alerts/webhook.js");
  const url = options.send ? webhookUrl(config) : null; // before any work
  await runWarehouse(run, {...options, format: undefined});
  const {openAudience} = await import("../../loaders/publish/audience.js");
  const {playbookData} = await import("../../loaders/playbook/playbookData.js");
  const {alertsOf} = await import("../alerts/alert.js");
  const {alertsOutput} = await import("../alerts/output.js");
  const {addDays} = await import("../../src/metrics/days.js");
  const {csm, segment, account} = options;
  await using db = await openAudience(places.warehouse, {csm, segment});
  const data = await playbookData(db, config);
  const since = options.new ? addDays(data.since, 1) : options.since;
  const alerts = alertsOf(data, {since, csm, segment, account});
  const head = {company: data.company, as_of: data.as_of};
  if (url === null) return void process.stdout.write(alertsOutput(alerts, options.format, head));
  const journal = path.join(path.dirname(places.warehouse), "alerts-sent.json");
  const sent = await sendAlerts(alerts, {url, journal, ...head});
  process.stdout.write(
    sent === 0
      ? "nothing to send: all of it has been sent\n"
      : `${sent} of ${alerts.length} sent to ${new URL(url).host}\n`
  );
}
