import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {type LeadOf, type LossesData, type LossRow, warnedOn} from "../../lib/lossesData.js";
import {daysText, winBackText} from "../../lib/lossesText.js";
import {lower, plural} from "../../lib/words.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import {columnsFor} from "../account/columns.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";

interface CardOptions {
  document?: Document;
}

/** Whom we lost, what they said, and what their data show. */
export function LossFactsCard(loss: LossRow, data: LossesData, {document}: CardOptions = {}): HTMLElement {
  const {h} = dom(document);
  const format = formatFor({currency: data.currency});
  const {known_on, lost_on, name} = loss;
  const facts: [string, Child][] = [
    ["Segment", loss.segment],
    ["CSM", h("bdi", null, loss.csm)],
    ["Paid from", format.day(loss.start_date)],
    [known_on < lost_on ? "Notice on" : "Known on", format.day(known_on)],
    ["MRR lost", format.money(loss.mrr_lost)],
    ["Stated", loss.cause === "unknown" ? "nothing" : CAUSES[loss.cause]],
    ["Kind", loss.voluntary === null ? "Not known" : loss.voluntary ? "Voluntary" : "Involuntary"],
    ["Stated matches observed", loss.observed ?? "Judged for an account's first loss only"],
    ...(loss.win_back ? [["What has changed", winBackText(loss.win_back)] as [string, Child]] : [])
  ];
  return Card(
    {
      title: [h("bdi", null, name), ` ${lossTitle(loss)}`],
      body: h("dl", {class: "qd-loss-facts"}, facts.map(([label, value]) => h("div", null, h("dt", null, label), h("dd", null, value)))), // prettier-ignore
      method: "Signals are associated with leaving; nothing here shows what caused it",
      links: [
        {
          label: `Open ${name.length > 28 ? "the account" : name}`,
          href: pageHref("account", {account: loss.account_id})
        }
      ]
    },
    {document}
  );
}

interface Said {
  day: string;
  lead: number;
  title: string;
  actions: readonly string[];
}

/** What the playbook would have said, and when. */
export function LossPlaysCard(loss: LossRow, data: LossesData, {document}: CardOptions = {}): HTMLElement {
  const {h} = dom(document);
  const rows = loss.plays.map((d): Said => {
    const play = data.plays[d[0]];
    const actions = (play?.actions ?? []).map(
      (a) => `${a.do} (${a.owner}, within ${plural(a.within_days, "day")})`
    );
    return {day: warnedOn(loss, d), lead: d[1], title: play?.title ?? "", actions};
  });
  const title =
    rows.length === 0
      ? "The playbook would have said nothing"
      : `The playbook would have spoken ${rows.length === 1 ? "once" : `for ${rows.length} reasons`}, first ${daysText(rows[0]!.lead)} before`;
  const {text, end} = columnsFor<Said>(document);
  const columns: Column<Said>[] = [
    text("play", "Play", (d) => d.title),
    text("day", "First fired", (d) => formatFor().day(d.day), {csv: (d) => d.day, narrow: "side"}),
    end("lead", "Before", (d) => daysText(d.lead), {csv: (d) => d.lead}),
    text(
      "actions",
      "What to do",
      (d) =>
        h(
          "ul",
          {class: "qd-loss-actions qd-loss-wrap"},
          d.actions.map((a) => h("li", null, a))
        ),
      {
        csv: (d) => d.actions.join("; "),
        narrow: "note"
      }
    )
  ];
  return Card(
    {
      title,
      subtitle: "Judged by what was known on the day",
      body: DataTable(rows, columns, {
        caption: title,
        empty: `No risk play fired in the ${data.look_back} days before${loss.stood ? "; one that had fired earlier still stood" : ""}.`,
        document
      })
    },
    {id: "plays", document}
  );
}

/** Signals, and when each began to show. */
export function LossSignalsCard(loss: LossRow, data: LossesData, {document}: CardOptions = {}): HTMLElement {
  const {text, end} = columnsFor<LeadOf>(document);
  const of = ([place]: LeadOf) => data.signals[place];
  const fits = loss.signals.filter((d) => of(d)?.cause === loss.cause).length;
  const n = loss.signals.length;
  const said =
    loss.cause === "unknown" || n === 0 ? "" : `, ${fits === 0 ? "none" : fits} of the stated cause`;
  const title = `${n === 0 ? "No signal" : plural(n, "signal")} began to show in the ${data.look_back} days before${said}`;
  const columns: Column<LeadOf>[] = [
    text("signal", "Signal", (d) => of(d)?.label ?? ""),
    text("cause", "Would speak for", (d) => CAUSES[of(d)?.cause ?? "unknown"]),
    text("day", "First showed", (d) => formatFor().day(warnedOn(loss, d)), {
      csv: (d) => warnedOn(loss, d),
      narrow: "side"
    }),
    end("lead", "Before", (d) => daysText(d[1]), {csv: (d) => d[1]})
  ];
  return Card(
    {
      title,
      subtitle: "At month ends; a signal that had shown all along is not among them",
      body: DataTable(loss.signals, columns, {
        caption: title,
        limit: 8,
        empty: "None began to show.",
        document
      })
    },
    {id: "signals", document}
  );
}

/** What follows the name of a lost account in the title of its post-mortem. */
function lossTitle(loss: LossRow): string {
  const first = loss.plays[0];
  const said = loss.cause === "unknown" ? "no cause stated" : `stated cause: ${lower(CAUSES[loss.cause])}`;
  const warned = first ? `first warned of ${daysText(first[1])} before` : "no play had warned of it";
  return `was lost on ${formatFor().day(loss.lost_on)}: ${said}, ${warned}`;
}
