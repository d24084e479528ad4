import type {Format} from "../../lib/format.js";
import {formatFor} from "../../lib/format.js";
import type {AccountPending} from "../../lib/journalEntries.js";
import type {JournalLines, PendingLine} from "../../lib/journalLine.js";
import type {AccountData, AccountWindow} from "../../metrics/accountData.js";
import type {Metric} from "../../metrics/metric.js";
import type {Change} from "../../metrics/steady.js";
import {countChange, sampleChange} from "../../metrics/steady.js";
import type {MetricMark} from "../kpiStrip.js";

/** Makes the control that opens the rows behind a number. */
export type RowsLink = (query: string, params: readonly string[], title: string, label?: string) => Element;

/** Draws an element for the width that it gets, and again when that changes. */
export type Fit = (draw: (width: number) => Element) => Element;

/** What the reader may write about an account. */
export interface JournalControls {
  override: () => void;
  call: () => void;
  reopen: (action: JournalLines["actions"]) => void;
  /** tries again to put a line into its file */
  write: (line: PendingLine) => void;
  forget: (line: PendingLine) => void;
}

/** What waits for the next build, and how to write more; without controls the journal is only read. */
export interface AccountJournal extends AccountPending {
  ask?: JournalControls;
}

/** What the page gives to its cards. */
export interface AccountPlace {
  rows: RowsLink;
  fit: Fit;
  journal: AccountJournal;
  document?: Document;
}

/** An account’s page in the period chosen. */
export interface AccountView extends AccountPlace {
  data: AccountData;
  window: AccountWindow;
  /** the window that it is compared with */
  before: AccountWindow | null;
  format: Format;
}

/** What the address chooses. */
export interface AccountChoice {
  quarter?: string;
  compare?: string;
}

/** The period that an account is shown in at first: the last full quarter, or the one in which it left. */
export function initialWindow({account, windows}: Pick<AccountData, "account" | "windows">): AccountWindow {
  const {paying, churned_on} = account;
  const full = windows.filter((d) => !d.label.includes(" "));
  const last = churned_on !== null && !paying ? full.find((d) => churned_on <= d.t1) : undefined;
  const window = last ?? full.at(-1) ?? windows.at(-1);
  if (!window) throw new RangeError("the account has no window");
  return window;
}

/** Chooses the windows: the initial one unless another is named, against the one before it. */
export function accountView(
  data: AccountData,
  {quarter, compare}: AccountChoice,
  place: AccountPlace
): AccountView {
  const {windows} = data;
  const window = windows.find((d) => d.label === quarter) ?? initialWindow(data);
  const earlier = windows.slice(0, windows.indexOf(window));
  const before = earlier.find((d) => d.label === compare) ?? earlier.at(-1) ?? null;
  return {data, window, before, format: formatFor({currency: data.currency}), ...place};
}

const NONE: Metric = {value: null, reason: "not known in this period"};

/** A metric of the window. */
export function metricOf({window}: AccountView, id: string): Metric {
  return window.metrics[id] ?? NONE;
}

/** How a printed metric can be traced. */
export function markOf(view: AccountView, id: string): MetricMark {
  const {window, data} = view;
  return {
    metric: id,
    window: window.window,
    segment: `account:${data.account.account_id}`,
    value: metricOf(view, id).value
  };
}

/** The change of a metric between the two windows: of an estimate by its interval, of a count by its history. */
export function changeOf(view: AccountView, id: string): Change | null {
  const {data, before} = view;
  const now = metricOf(view, id);
  const then = before?.metrics[id];
  if (!before || !then || now.value === null || then.value === null) return null;
  if (now.low !== undefined) return sampleChange(now, then);
  const history = data.windows
    .slice(0, data.windows.indexOf(before) + 1)
    .map((d) => d.metrics[id]?.value)
    .filter((d) => d !== null && d !== undefined);
  return countChange([...history, now.value]);
}
