import {formatFor} from "../../lib/format.js";
import {type SaveLine, saveQuarters, saveReading} from "../../lib/saveText.js";
import {Card} from "../card.js";
import {type Column, DataTable} from "../dataTable.js";
import {dom} from "../dom.js";

/** What became of the accounts that each play named, by quarter, and beside accounts alike for which it was not done. */
export function SavesCard(lines: readonly SaveLine[], {document}: {document?: Document} = {}): HTMLElement {
  return Card(
    {
      title: "What became of the accounts that each play named",
      subtitle:
        "Saved: of the accounts that a play named in a quarter, those that pay 90 days after their next renewal. An account is named when it looks worst, and many recover without us: only the accounts alike for which the play was not done tell how many. Of all accounts.",
      body: DataTable(lines, saveColumns(saveQuarters(lines), document), {
        ...{caption: "Save rate by play", limit: 200, document},
        empty:
          "No play has named an account with a known renewal. Renewals come from `renewal_date` of the table `subscriptions`."
      }),
      method:
        "Each account once a renewal. 95% Wilson; pairs of the same play and segment, engagement index within 10, renewal within 45 days, paying when the play was done; difference by Newcombe, marked after Benjamini-Hochberg at 5%. Plays were not done by lot: associated with, not caused by."
    },
    {document}
  );
}

const format = formatFor();
const share = (saved: number, of: number) => `${format.count(saved)}/${format.count(of)}`;

function saveColumns(quarters: readonly string[], document?: Document): Column<SaveLine>[] {
  const {h} = dom(document);
  return [
    {
      key: "play",
      label: "Play",
      cell: ({play}) =>
        h("span", {class: "qd-play-name"}, h("b", null, play.title), h("small", null, play.id)),
      sort: ({play}) => play.title,
      csv: ({play}) => ({play: play.id, title: play.title})
    },
    ...quarters.map(quarterColumn),
    rateColumn(document),
    {
      key: "waiting",
      label: "Waiting",
      title: "Named, and not yet 90 days past the renewal",
      align: "end",
      cell: ({saves}) => [h("span", {class: "qd-unit"}, "waiting "), format.count(saves.waiting)],
      sort: ({saves}) => saves.waiting
    },
    readingColumn(document)
  ];
}

function quarterColumn(quarter: string): Column<SaveLine> {
  const own = ({saves}: SaveLine) => saves.quarters.find((d) => d.quarter === quarter);
  return {
    key: quarter,
    label: quarter,
    title: `Saved of those named in ${quarter} whose outcome is known`,
    align: "end",
    narrow: "hide",
    cell: (d) => {
      const found = own(d);
      return found === undefined ? "\u2013" : share(found.saved, found.flagged);
    },
    csv: (d) => ({
      [`${quarter}_saved`]: own(d)?.saved ?? null,
      [`${quarter}_flagged`]: own(d)?.flagged ?? null
    })
  };
}

function rateColumn(document?: Document): Column<SaveLine> {
  const {h} = dom(document);
  return {
    key: "rate",
    label: "Saved",
    title: "Of all whose outcome is known, with the 95% interval",
    align: "end",
    cell: ({saves: {rate}}) => {
      if (rate.value === null) return "n/a";
      const parts = `${share(rate.numerator!, rate.denominator!)}, ${format.percentRange(rate.low, rate.high, 0)}`;
      return h("span", null, h("b", null, `${format.percent(rate.value, 0)} `), h("small", null, parts));
    },
    sort: ({saves}) => saves.rate.value,
    csv: ({saves: {rate}}) => ({
      ...{saved: rate.numerator, flagged: rate.denominator, low: rate.low, high: rate.high}
    })
  };
}

function readingColumn(document?: Document): Column<SaveLine> {
  const {h} = dom(document);
  return {
    key: "reading",
    label: "Done against not done",
    title: "Saved of the accounts for which it was done, against as many accounts alike for which it was not",
    narrow: "note",
    cell: ({saves}) => {
      const {head, note} = saveReading(saves, format);
      return h("span", {class: "qd-play-name"}, head, h("small", null, note));
    },
    csv: ({saves}) => ({
      done: saves.done,
      pairs: saves.matched?.pairs ?? null,
      saved_done: saves.matched?.with_play ?? null,
      saved_not_done: saves.matched?.without ?? null,
      difference: saves.matched?.difference.value ?? null,
      difference_low: saves.matched?.difference.low ?? null,
      difference_high: saves.matched?.difference.high ?? null,
      reading: saveReading(saves, format).head
    })
  };
}
