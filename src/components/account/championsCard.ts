import type {AccountPerson} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {daysBetween} from "../../metrics/days.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {BandShape} from "../healthPill.js";
import type {AccountView} from "./accountView.js";
import {metricOf} from "./accountView.js";
import {columnsFor} from "./columns.js";
import {capital, plural} from "../../lib/words.js";

const NONE = "\u2013";
const AWAY_DAYS = 30;

/** Who carries the product in the account, and whether they still do. */
export function ChampionsCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const {text, end} = columnsFor<AccountPerson>(document);
  const people = rowsOf(data.people).filter((d) => d.is_champion);
  const mau = metricOf(view, "mau").value;
  const score = (d: AccountPerson) =>
    d.champion_score === null ? NONE : format.decimal(d.champion_score, 0);
  const table = DataTable(
    people,
    [
      text("user", "User", (d) => PersonName(d, view)),
      text("role", "Role", (d) => dom(document).h("span", {class: "qd-wrap"}, d.role ?? NONE)),
      end("score", "Score", score, {words: "score"}),
      end("days", "Active days", (d) => `${d.active_days}/28\u00a0d`),
      end("seen", "Last seen", (d) => LastSeen(d, view), {narrow: "side"})
    ],
    {caption: "Champions", csv: (d) => ({...d}), limit: 8, empty: championsMissing(view), document}
  );
  return Card(
    {
      title: championsTitle(people, data.as_of),
      subtitle: `Champion = score of 75 or more, or named by the CSM${mau === null ? "" : `; of ${plural(mau, "active user")}`}`,
      body: table,
      method: "User ids are salted hashes",
      links: [rows("seat_holders", [data.account.account_id, data.as_of], "Every user, by last use")]
    },
    {span: 5, id: "champions", document}
  );
}

function championsTitle(people: readonly AccountPerson[], as_of: string): string {
  const away = people.filter((d) => isAway(d, as_of)).length;
  const active = people.length - away;
  if (people.length === 0) return "No champion is known";
  const others = away === 0 ? "" : `; ${plural(away, "other")} ${away === 1 ? "is" : "are"} away`;
  return `${plural(active, "champion")} ${active === 1 ? "is" : "are"} active${others}`;
}

function championsMissing({data}: AccountView): string {
  if (data.missing.includes("usage"))
    return "The table `usage` is not configured. Add it to quarterdeck.yaml.";
  return "Champions are worked out for accounts with 5 or more active users, or named in `users.is_champion`.";
}

function isAway({last_day, deactivated_at}: AccountPerson, as_of: string): boolean {
  return deactivated_at !== null || last_day === null || daysBetween(last_day, as_of) >= AWAY_DAYS;
}

function PersonName({user_id, is_named}: AccountPerson, {document}: AccountView): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-name"}, h("b", null, user_id), is_named && h("small", null, "named"));
}

function LastSeen(person: AccountPerson, {data, document}: AccountView): Child {
  const {h} = dom(document);
  const away = (words: string) => h("span", {class: "qd-away"}, BandShape("at risk", {document}), words);
  if (person.deactivated_at !== null) return away("left");
  if (person.last_day === null) return "never";
  const days = daysBetween(person.last_day, data.as_of);
  const words = days === 0 ? "today" : `${days}\u00a0d ago`;
  return days >= AWAY_DAYS ? away(words) : words;
}

/** Whether the account has gone quiet, and who in it has. */
export function QuietCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {text, end} = columnsFor<AccountPerson>(document);
  const gone = rowsOf(data.people).filter(
    (d) => d.active_days === 0 && d.active_days_before > 0 && !d.is_champion
  );
  const table = DataTable(
    gone,
    [
      text("user", "User", (d) => PersonName(d, view)),
      text("role", "Role", (d) => dom(document).h("span", {class: "qd-wrap"}, d.role ?? NONE)),
      end("before", "Days", (d) => `${d.active_days_before}/28\u00a0d`, {
        title: "active days, 56 to 29 days ago"
      }),
      end("seen", "Last seen", (d) => (d.last_day === null ? NONE : format.dayMonth(d.last_day)), {
        narrow: "side"
      })
    ],
    {
      caption: "Users who fell silent",
      csv: (d) => ({...d}),
      limit: 6,
      empty: data.people
        ? "Every user of the 28 days before was active again."
        : "No user of this account is on record.",
      document
    }
  );
  return Card(
    {
      title: quietTitle(data.now?.quiet ?? null, data.people ? gone.length : null),
      subtitle: quietWords(data.now),
      body: table,
      method: "Active 56 to 29 days ago, not since"
    },
    {span: 4, id: "quiet", document}
  );
}

function quietTitle(quiet: boolean | null, gone: number | null): string {
  const state =
    quiet === null
      ? "Quiet cannot be judged"
      : quiet
        ? "The account has gone quiet"
        : "The account is not quiet";
  if (gone === null) return state;
  const silent =
    gone === 0
      ? "no user has fallen silent"
      : `${plural(gone, "user")} ${gone === 1 ? "has" : "have"} fallen silent`;
  return `${state}; ${silent}`;
}

function quietWords(now: AccountView["data"]["now"]): string {
  const ago = (days: number) => (days === 0 ? "today" : `${plural(days, "day")} ago`);
  const parts = [
    now?.quiet_reason,
    now?.days_since_inbound == null
      ? "nothing inbound on record"
      : `they last wrote ${ago(now.days_since_inbound)}`,
    now?.days_since_checkin == null ? "no check-in on record" : `last check-in ${ago(now.days_since_checkin)}`
  ];
  const words = parts.filter(Boolean).join("; ");
  return capital(words);
}
