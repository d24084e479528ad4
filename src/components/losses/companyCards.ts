import {formatFor} from "../../lib/format.js";
import {daysText} from "../../lib/lossesText.js";
import type {LossesView, LossKind} from "../../lib/lossesView.js";
import type {Leads} from "../../metrics/losses/leadTime.js";
import type {Metric} from "../../metrics/metric.js";
import {lower} from "../../lib/words.js";
import {columnsFor} from "../account/columns.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {KpiTile} from "../kpiStrip.js";
import {KpiStrip} from "../kpiStrip.js";

const format = formatFor();

/** The losses of the choice in five figures: how many, what went with them, and what warnings are worth. */
export function LossKpis(view: LossesView, {document}: {document?: Document} = {}): HTMLElement {
  const {data, losses, kinds} = view;
  const money = formatFor({currency: data.currency});
  const arr = 12 * losses.reduce((sum, d) => sum + d.mrr_lost, 0);
  const {value, unit} = money.moneyParts(arr);
  const [all, ...parts] = kinds;
  const {warned, lead} = all!.time;
  return KpiStrip(
    [
      {
        label: "Losses",
        mark: {value: losses.length},
        value: format.count(losses.length),
        notes: parts.map((d) => `${format.count(d.losses)} ${lower(d.name)}`)
      },
      {label: "ARR lost", mark: {value: arr}, value, unit, notes: ["12 \u00d7 MRR of the day before"]},
      shareTile("Losses with a warning", warned, "no loss"),
      {
        label: "First warning before",
        mark: {value: lead?.median ?? null},
        value: lead ? format.count(lead.median) : "n/a",
        unit: lead?.median === 1 ? "day" : "days",
        notes: lead ? [`median; quartiles ${quartilesText(lead)}`, `n ${lead.n}`] : [],
        reason: "no loss had a warning"
      },
      shareTile("No loss, and a warning too", data.months.before_none, "no month end", "accounts")
    ],
    {document}
  );
}

function shareTile(label: string, metric: Metric, none: string, of = ""): KpiTile {
  const {value, low, high, numerator, denominator, n} = metric;
  const accounts = of ? [`${format.count(n)} ${of}`] : [];
  return {
    label,
    mark: {value},
    value: format.percent(value, 0),
    strip: value === null ? null : {now: value, low: low ?? null, high: high ?? null, domain: [0, 1]},
    notes: [
      `${format.count(numerator)} / ${format.count(denominator)}`,
      `95% ${format.percentRange(low, high, 0)}`,
      ...accounts
    ],
    reason: metric.reason ?? none
  };
}

/** How many losses had a warning, and how early, voluntary, involuntary and of unknown kind apart. */
export function KindsCard(view: LossesView, {document}: {document?: Document} = {}): HTMLElement {
  const {data, losses} = view;
  const title = kindsTitle(view);
  const {text, end} = columnsFor<LossKind>(document);
  const columns: Column<LossKind>[] = [
    text("kind", "Losses", (d) => d.name),
    end(
      "warned",
      "With a warning",
      ({time: {warned: w}}) => `${format.count(w.numerator)} / ${format.count(w.denominator)}`,
      {
        csv: ({time: {warned: w}}) => ({warned: w.numerator, losses: w.denominator})
      }
    ),
    end("range", "95%", ({time: {warned: w}}) => format.percentRange(w.low, w.high, 0), {
      csv: ({time: {warned: w}}) => ({low: w.low, high: w.high})
    }),
    end("lead", "Median lead", ({time: {lead}}) => (lead ? daysText(lead.median) : "n/a"), {
      csv: ({time: {lead}}) => ({median_lead_days: lead?.median})
    }),
    end("quartiles", "Quartiles", ({time: {lead}}) => (lead ? quartilesText(lead) : "n/a"), {
      csv: ({time: {lead}}) => ({q1_days: lead?.q1, q3_days: lead?.q3})
    })
  ];
  const stood = losses.filter((d) => d.plays.length === 0 && d.stood).length;
  return Card(
    {
      title,
      subtitle: `Risk plays that fired in the ${data.look_back} days before the loss was known: notice, else the first day without payment`,
      body: DataTable(view.kinds, columns, {caption: title, narrow: "scroll", document}),
      method: `95% Wilson. History stands on month ends, so a lead is known to the month${stood > 0 ? `; ${stood} more had an older warning that still stood` : ""}`
    },
    {document}
  );
}

/** What the losses by kind say. */
function kindsTitle({kinds, narrowed}: Pick<LossesView, "kinds" | "narrowed">): string {
  const [, own, other, dark] = kinds;
  const part = (d: typeof own, word: string) =>
    `${d?.time.warned.numerator ?? 0} of ${d?.losses ?? 0} ${word}`;
  const known = `${part(own, "voluntary")}${dark?.losses ? "," : " and"} ${part(other, "involuntary")}`;
  return `Warned of: ${known}${dark?.losses ? ` and ${part(dark, "losses of unknown kind")}` : " losses"}${narrowed ? " of this choice" : ""}`;
}

/** *48–136 days*. */
function quartilesText({q1, q3}: Leads): string {
  return `${format.count(q1)}\u2013${format.count(q3)} days`;
}
