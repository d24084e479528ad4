import {formatFor} from "../../lib/format.js";
import {channelsTitle, spanWords, trialsTitle} from "../../lib/growthText.js";
import type {GrowthView, TrialShare} from "../../lib/growthView.js";
import {definitionHref} from "../../lib/links.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {IntervalStrip} from "../intervalStrip.js";
import type {PageCardOptions} from "../overview/options.js";
import {QuarterLines} from "../quarterLines.js";
import {EmptyState} from "../states.js";

const format = formatFor();
const links = [{label: "Definition", href: definitionHref("trial_to_paid")}];

/** Trial-to-paid by quarter. */
export function TrialsCard(view: GrowthView, {fit, document}: PageCardOptions): HTMLElement {
  const {quarters, data} = view;
  const title = trialsTitle(view);
  const known = quarters.filter((d) => d.share.value !== null);
  const rates = known.map(({name, share: {value, low, high, numerator, denominator}}) => {
    return {period: name, value, low, high, numerator, denominator};
  });
  const series = [{name: "Paid", rates, stroke: "var(--qd-accent)", focus: true, band: true}];
  return ChartCard(
    {
      title,
      subtitle: `Share of the trials that ended in the quarter whose account pays within ${data.pay_within_days} days; band = 95% Wilson; below: paid / over`,
      chart:
        known.length === 0
          ? EmptyState(noTrials(view), {document})
          : fit((width) =>
              QuarterLines(series, {
                ...{label: title, periods: known.map((d) => d.name), period: known.at(-1)!.name},
                ...{parts: "Paid / over", counts: true, width, height: 234, document}
              })
            ),
      table: () =>
        DataTable(quarters, shareColumns("Quarter", document), {
          caption: title,
          empty: noTrials(view),
          document
        }),
      method: "Open = still running, or the days to pay are not over; not counted",
      links
    },
    {span: 7, document}
  );
}

/** Trial-to-paid by channel. */
export function ChannelsCard(view: GrowthView, {document}: PageCardOptions): HTMLElement {
  const {channels, trials, data} = view;
  const title = channelsTitle(view);
  return Card(
    {
      title,
      subtitle: `Trials that ended ${spanWords(view)}, by accounts.acquisition_source; 95% Wilson on 0\u2013100%`,
      body: data.given.channels
        ? DataTable(channels, shareColumns("Channel", document), {
            ...{caption: title, empty: noTrials(view), document},
            total: channels.length > 1 ? trials : undefined
          })
        : EmptyState(
            "No channels. The column `acquisition_source` of `accounts` is empty. Map it in quarterdeck.yaml.",
            {document}
          ),
      links
    },
    {span: 5, document}
  );
}

function noTrials({data}: GrowthView): string {
  return data.given.trials
    ? "No trial of this choice is over. Take a filter away, or wait until the days to pay are over."
    : "No trials. No row of `subscriptions` has is_trial. Map it in quarterdeck.yaml.";
}

function shareColumns(label: string, document?: Document): Column<TrialShare>[] {
  const {h} = dom(document);
  return [
    {key: "name", label, cell: (d) => d.name, sort: (d) => d.name},
    {
      key: "parts",
      label: "Paid / over",
      align: "end",
      cell: ({share}) => [
        `${format.count(share.numerator)}/${format.count(share.denominator)}`,
        h("span", {class: "qd-unit"}, " paid")
      ],
      csv: ({share: {numerator, denominator}}) => ({paid: numerator, over: denominator})
    },
    {
      key: "share",
      label: "Share",
      align: "end",
      narrow: "side",
      cell: ({share}) => h("b", null, format.percent(share.value, 0)),
      sort: ({share}) => share.value,
      csv: ({share: {value, low, high}}) => ({share: value, low, high})
    },
    {
      key: "strip",
      label: "95% interval",
      narrow: "hide",
      width: "30%",
      csv: () => ({}),
      cell: ({name, share: {value, low, high}}) =>
        IntervalStrip(
          {low: low ?? null, high: high ?? null, now: value, domain: [0, 1]},
          {label: `${name}: ${format.percent(value, 0)}, ${format.percentRange(low, high, 0)}`, document}
        )
    },
    {
      key: "open",
      label: "Open",
      align: "end",
      cell: (d) => [h("span", {class: "qd-unit"}, "open "), format.count(d.open)],
      sort: (d) => d.open
    }
  ];
}
