import {formatFor} from "../../lib/format.js";
import {daysText} from "../../lib/lossesText.js";
import type {JudgedWarning, LossesView} from "../../lib/lossesView.js";
import {plural} from "../../lib/words.js";
import type {WarningQuality} from "../../metrics/losses/warningQuality.js";
import {columnsFor} from "../account/columns.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {IntervalStrip} from "../intervalStrip.js";

const format = formatFor();

/** Each play: how many losses it warned of, how early, and how often nothing followed. */
export function PlaysCard(view: LossesView, options: {document?: Document} = {}): HTMLElement {
  const learnt = view.data.plays.flatMap((d) =>
    d.judged_from ? [`${d.title} from ${format.day(d.judged_from)}`] : []
  );
  const method =
    learnt.length > 0 ? `; judged after the months its line was drawn from: ${learnt.join(", ")}` : "";
  return JudgedCard(view.plays, {title: judgedTitle(view.plays, "play"), what: "Play",  method, look_back: view.data.look_back, ...options}); // prettier-ignore
}

/** Each signal in the same way. */
export function SignalsCard(view: LossesView, options: {document?: Document} = {}): HTMLElement {
  const method = "; cuts as on the Causes page, the quartiles taken over all months";
  return JudgedCard(view.signals, {title: judgedTitle(view.signals, "signal"), what: "Signal",  method, look_back: view.data.look_back, ...options}); // prettier-ignore
}

interface JudgedOptions {
  title: string;
  what: string;
  method: string;
  look_back: number;
  document?: Document;
}

function JudgedCard(rows: readonly JudgedWarning[], options: JudgedOptions): HTMLElement {
  const {title, what, method, look_back, document} = options;
  return Card(
    {
      title,
      subtitle: `Over all losses; bar and dot = share of firings followed by a loss within ${look_back} days, tick = share of all month ends of paying accounts`,
      body: DataTable(rows, judgedColumns(rows, what, document), {
        caption: title,
        limit: 8,
        narrow: "scroll",
        empty: `No ${what.toLowerCase()} is configured.`,
        document
      }),
      method: `95% Wilson by accounts; firings younger than ${look_back} days wait${method}`
    },
    {document}
  );
}

function judgedColumns(
  rows: readonly JudgedWarning[],
  what: string,
  document?: Document
): Column<JudgedWarning>[] {
  const {h} = dom(document);
  const {text, end} = columnsFor<JudgedWarning>(document);
  const top = Math.max(0.1, ...rows.map((d) => Math.min(1, d.quality.precision.high ?? 0)));
  return [
    text("warning", what, (d) => (tells(d.quality) ? h("b", null, d.title) : d.title), {
      sort: (d) => d.title
    }),
    end(
      "warned",
      "Losses warned of",
      ({quality: {warned: w}}) => `${format.count(w.numerator)} / ${format.count(w.denominator)}`,
      {
        sort: (d) => d.quality.warned.value,
        csv: ({quality: {warned: w}}) => ({warned: w.numerator, losses: w.denominator})
      }
    ),
    end("lead", "Median lead", ({quality: {lead}}) => (lead ? daysText(lead.median) : "n/a"), {
      sort: (d) => d.quality.lead?.median ?? null,
      csv: ({quality: {lead}}) => ({median_lead_days: lead?.median, q1_days: lead?.q1, q3_days: lead?.q3})
    }),
    end(
      "parts",
      "Followed by a loss",
      ({quality: {precision: p}}) => `${format.count(p.numerator)} / ${format.count(p.denominator)}`,
      {
        csv: ({quality: {precision: p}}) => ({followed: p.numerator, judged: p.denominator})
      }
    ),
    end("share", "Share", ({quality: {precision: p}}) => h("b", null, format.percent(p.value, 0)), {
      sort: (d) => d.quality.precision.value,
      csv: (d) => d.quality.precision.value
    }),
    {
      key: "strip",
      label: "95%, against all",
      width: "160px",
      cell: ({title, quality: {precision: p, base}}) =>
        p.value === null
          ? h("span", {class: "qd-unit"}, p.reason)
          : IntervalStrip(
              {now: p.value, low: p.low ?? null, high: p.high ?? null, target: base.value, domain: [0, top]},
              {
                label: `${title}: ${format.percent(p.value)}, 95% ${format.percentRange(p.low, p.high)}, all month ends ${format.percent(base.value)}`,
                document
              }
            ),
      csv: ({quality: {precision: p, base}}) => ({low: p.low, high: p.high, base: base.value})
    },
    end(
      "none",
      "Nothing followed",
      ({quality: {precision: p}}) =>
        p.value === null ? "n/a" : format.count((p.denominator ?? 0) - (p.numerator ?? 0)),
      {
        csv: ({quality: {precision: p}}) => (p.denominator ?? 0) - (p.numerator ?? 0)
      }
    )
  ];
}

/** What the warnings are worth, one by one. */
function judgedTitle(rows: LossesView["plays"], what: string): string {
  const known = rows.filter((d) => d.quality.precision.value !== null);
  if (known.length === 0) return `No ${what} can be judged yet`;
  const [first, ...rest] = known.filter((d) => tells(d.quality));
  if (!first) return `None of ${plural(known.length, what)} tells of a loss more often than chance`;
  const more = rest.length === 0 ? "" : `; ${rest.length} more of ${known.length} beat the base rate`;
  const {precision, base} = first.quality;
  return `\u201c${first.title}\u201d: ${format.percent(precision.value, 0)} were followed by a loss, against ${format.percent(base.value, 0)} of all month ends${more}`;
}

/** Whether firings are followed by a loss more often than any month end of an account is, beyond noise. */
function tells({precision, base}: WarningQuality): boolean {
  return precision.low != null && base.value !== null && precision.low > base.value;
}
