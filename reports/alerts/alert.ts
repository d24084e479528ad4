import {createHash} from "node:crypto";
import {formatFor} from "../../src/lib/format.js";
import {playNumbersNow} from "../../src/lib/playText.js";
import type {PlayAction} from "../../src/metrics/plays/play.js";
import {openFirings} from "../../src/metrics/plays/openFirings.js";
import {firingMonth} from "../../src/metrics/plays/playFirings.js";
import type {PlaybookData, PlaybookRow} from "../../src/metrics/plays/playbookData.js";

/** A firing as it is told to people and programs. */
export interface Alert {
  /** the same in every run, so that nobody is told twice */
  id: string;
  play: string;
  title: string;
  good: boolean;
  /** null for a play of the company */
  account_id: string | null;
  /** of the account, or of the segment */
  name: string;
  segment: string;
  csm: string | null;
  /** annual recurring revenue; null for a play of the company */
  arr: number | null;
  fired_on: string;
  /** open, or snoozed until a day */
  state: PlaybookRow["state"];
  until: string | null;
  /** what the condition sees on the last day of data, in words, with what it saw when it fired where that differs */
  because: string;
  /** on the day on which it fired */
  numbers: PlaybookRow["numbers"];
  /** on the last day of data */
  numbers_now: PlaybookRow["numbers_now"];
  actions: readonly (PlayAction & {due: string})[];
}

/** Which alerts are wanted. */
export interface AlertFilter {
  /** first day on which they fired */
  since?: string;
  csm?: string;
  segment?: string;
  account?: readonly string[];
}

function alertId({account_id, segment, play, fired_on}: PlaybookRow, company: string): string {
  const parts = JSON.stringify([
    company,
    account_id,
    account_id === null ? segment : null,
    play,
    firingMonth(fired_on)
  ]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 32);
}

/** The firings that wait for somebody, as alerts: the earliest due first, then the largest accounts. */
export function alertsOf(data: PlaybookData, {since, csm, segment, account}: AlertFilter = {}): Alert[] {
  const format = formatFor({currency: data.currency});
  const plays = new Map(data.plays.map((d) => [d.id, d]));
  const wanted = openFirings(data.rows).filter(
    (d) =>
      (since === undefined || d.fired_on >= since) &&
      (csm === undefined || d.csm === csm) &&
      (segment === undefined || d.segment === segment) &&
      (account === undefined || account.includes(d.account_id ?? ""))
  );
  return wanted.map((row): Alert => {
    const {title, good} = plays.get(row.play)!;
    const {account_id, name, arr, play, fired_on, state, until, numbers, numbers_now, actions} = row;
    return {
      ...{
        id: alertId(row, data.company),
        play,
        title,
        good,
        account_id,
        name,
        segment: row.segment,
        csm: row.csm
      },
      ...{arr, fired_on, state, until, because: playNumbersNow(row, format), numbers, numbers_now, actions}
    };
  });
}
