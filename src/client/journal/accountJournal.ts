import type {AccountJournal} from "../../components/account/accountView.js";
import {formatFor} from "../../lib/format.js";
import type {JournalLines, JournalTable, PendingLine} from "../../lib/journalLine.js";
import type {AccountData} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {callForm, overrideForm} from "./forms.js";
import {forgetPending, settledLines} from "./pending.js";
import {deliverLine, journalDay, writeJournal} from "./writeJournal.js";

/** What waits about an account, and the ways to write more. */
export function accountJournal(data: AccountData): AccountJournal {
  const {company, account, now} = data;
  const {account_id, renewal_date} = account;
  const own = <T extends JournalTable>(table: T, rows: readonly JournalLines[T][]): PendingLine[] =>
    settledLines(company, table, rows).filter((d) => d.line.account_id === account_id);
  const withId = <T>(rows: readonly T[]) => rows.map((d) => ({account_id, ...d}));
  const subject = {company, account_id, name: account.name};
  return {
    today: journalDay(),
    lines: [
      ...own("overrides", withId(rowsOf(data.overrides))),
      ...own("actions", withId(rowsOf(data.actions))),
      ...own("renewal_calls", withId(rowsOf(data.renewal_calls)))
    ],
    ask: {
      override: () => void overrideForm(subject, now?.health_score ?? null),
      call: () => {
        if (renewal_date === null) return;
        void callForm(subject, renewal_date, `It renews on ${formatFor().day(renewal_date)}.`);
      },
      reopen: ({play, fired_on}) => {
        void writeJournal(company, "actions", {account_id, play, fired_on, state: "open", note: null});
      },
      write: ({table, line}) => void deliverLine(company, table, line, {waits: true}),
      forget: (line) => forgetPending(company, line)
    }
  };
}
