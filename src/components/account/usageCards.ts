import type {AccountFeature, AccountPerson, AccountWeek} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {daysBetween} from "../../metrics/days.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {BandShape} from "../healthPill.js";
import type {AccountView} from "./accountView.js";
import {metricOf} from "./accountView.js";
import {plural, timelineTitle} from "./sentences.js";
import {Timeline} from "./timeline.js";
import {timelineLanes} from "./timelineData.js";

/** Weeks that the timeline shows: the year that ends with the period, and a week more for the first month. */
const WEEKS = 53;

/** The weeks of the year that ends with the period, and its last day where that is no Sunday. */
export function yearOfWeeks(view: AccountView): AccountWeek[] {
  const {data, window} = view;
  const weeks = rowsOf(data.weeks).filter((d) => d.week_end <= window.t1);
  const last = rowsOf(data.points).find((d) => d.point_date === window.t1);
  if (last && last.mau !== null && weeks.at(-1)?.week_end !== window.t1) {
    weeks.push({week_end: window.t1, wau: last.wau, mau: last.mau, seats: last.seats, missing: false});
  }
  return weeks.slice(-WEEKS);
}

/** Users, seats and everything that happened, on one time axis. */
export function TimelineCard(view: AccountView): HTMLElement {
  const {data, window, document, format, rows} = view;
  const {account_id} = data.account;
  const weeks = yearOfWeeks(view);
  const title = timelineTitle(view, weeks);
  const first = weeks[0]?.week_end ?? window.t0;
  const last = weeks.at(-1)?.week_end ?? window.t1;
  const lanes = timelineLanes(data, first).map((lane) => ({
    ...lane,
    events: lane.events.filter((d) => d.day <= last)
  }));
  const shown = lanes.filter((lane) => lane.events.length > 0);
  if (weeks.length < 2) {
    return Card(
      {title, body: "No complete week of this account is on record."},
      {span: 7, id: "timeline", document}
    );
  }
  return ChartCard(
    {
      title,
      subtitle: "Distinct users in 28 days, weekly, and seats paid for; events below share the time axis",
      chart: view.fit((width) =>
        Timeline({weeks, lanes: shown, period: window}, {label: title, width, document})
      ),
      table: () =>
        DataTable(
          weeks.toReversed(),
          [
            {key: "week_end", label: "Week to", cell: (d) => format.day(d.week_end)},
            {
              key: "mau",
              label: "Users, 28 days",
              align: "end",
              cell: (d) => (d.missing ? "no data" : format.count(d.mau))
            },
            {
              key: "wau",
              label: "Users, week",
              align: "end",
              cell: (d) => (d.missing ? "no data" : format.count(d.wau))
            },
            {key: "seats", label: "Seats", align: "end", cell: (d) => format.count(d.seats)},
            {key: "events", label: "Events", align: "end", cell: (d) => format.count(eventsOf(d, shown))}
          ],
          {caption: "Users and seats by week", limit: 14, narrow: "scroll", document}
        ),
      links: [
        rows(
          "active_users",
          [account_id, window.t1],
          `Users active in the 28 days to ${format.day(window.t1)}`
        ),
        rows("weeks", [account_id], "Users and seats by week", "Weeks")
      ]
    },
    {span: 7, id: "timeline", document}
  );
}

function eventsOf({week_end}: AccountWeek, lanes: readonly {events: readonly {day: string}[]}[]): number {
  const inWeek = (day: string) => day <= week_end && daysBetween(day, week_end) < 7;
  return lanes.reduce((sum, lane) => sum + lane.events.filter((d) => inWeek(d.day)).length, 0);
}

/** Who carries the product in the account, and whether they still do. */
export function ChampionsCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const people = rowsOf(data.people).filter((d) => d.is_champion);
  const away = people.filter((d) => isAway(d, data.as_of));
  const active = people.length - away.length;
  const title =
    people.length === 0
      ? "No champion is known"
      : `${plural(active, "champion")} ${active === 1 ? "is" : "are"} active${away.length > 0 ? `; ${plural(away.length, "other")} ${away.length === 1 ? "is" : "are"} away` : ""}`;
  const mau = metricOf(view, "mau").value;
  const table = DataTable(
    people,
    [
      {key: "user", label: "User", cell: (d) => PersonName(d, view)},
      {key: "role", label: "Role", cell: (d) => d.role ?? "\u2013", narrow: "fact"},
      {
        key: "score",
        label: "Score",
        align: "end",
        cell: (d) => (d.champion_score === null ? "\u2013" : format.decimal(d.champion_score, 0)),
        narrow: "fact"
      },
      {
        key: "days",
        label: "Active days",
        align: "end",
        cell: (d) => `${d.active_days}/28\u00a0d`,
        narrow: "fact"
      },
      {key: "seen", label: "Last seen", align: "end", cell: (d) => LastSeen(d, view), narrow: "side"}
    ],
    {
      caption: "Champions",
      limit: 8,
      empty: championsMissing(view),
      document
    }
  );
  return Card(
    {
      title,
      subtitle: `Champion = score of 75 or more, or named by the CSM${mau === null ? "" : `; of ${plural(mau, "active user")}`}`,
      body: table,
      method: "User ids are salted hashes",
      links: [rows("seat_holders", [data.account.account_id, data.as_of], "Every user, by last use")]
    },
    {span: 6, id: "champions", document}
  );
}

function championsMissing({data}: AccountView): string {
  if (data.missing.includes("usage"))
    return "The table `usage` is not configured. Add it to quarterdeck.yaml.";
  return "Champions are worked out for accounts with 5 or more active users, or named in `users.is_champion`.";
}

function isAway({last_day, deactivated_at}: AccountPerson, as_of: string): boolean {
  return deactivated_at !== null || last_day === null || daysBetween(last_day, as_of) >= 30;
}

function PersonName({user_id, is_named}: AccountPerson, {document}: AccountView): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-name"}, h("b", null, user_id), is_named && h("small", null, "named"));
}

function LastSeen(person: AccountPerson, {data, document}: AccountView): Child {
  const {h} = dom(document);
  if (person.deactivated_at !== null)
    return h("span", {class: "qd-away"}, BandShape("at risk", {document}), "left");
  if (person.last_day === null) return "never";
  const days = daysBetween(person.last_day, data.as_of);
  const words = days === 0 ? "today" : `${days}\u00a0d ago`;
  return days >= 30 ? h("span", {class: "qd-away"}, BandShape("at risk", {document}), words) : words;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ago(days: number): string {
  return days === 0 ? "today" : `${plural(days, "day")} ago`;
}

/** Whether the account has gone quiet, and who in it has. */
export function QuietCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {now, as_of} = data;
  const gone = rowsOf(data.people).filter(
    (d) => d.active_days === 0 && d.active_days_before > 0 && !d.is_champion
  );
  const state =
    now?.quiet === true
      ? "The account has gone quiet"
      : now?.quiet === false
        ? "The account is not quiet"
        : "Quiet cannot be judged";
  const silent =
    gone.length === 0
      ? "no user has fallen silent"
      : `${plural(gone.length, "user")} ${gone.length === 1 ? "has" : "have"} fallen silent`;
  const contact = [
    now?.days_since_inbound == null
      ? "nothing inbound on record"
      : `they last wrote ${ago(now.days_since_inbound)}`,
    now?.days_since_checkin == null ? "no check-in on record" : `last check-in ${ago(now.days_since_checkin)}`
  ];
  return Card(
    {
      title: `${state}; ${silent}`,
      subtitle: capital([now?.quiet_reason, ...contact].filter(Boolean).join("; ")),
      body: DataTable(
        gone,
        [
          {key: "user", label: "User", cell: (d) => PersonName(d, view)},
          {key: "role", label: "Role", cell: (d) => d.role ?? "\u2013", narrow: "fact"},
          {
            key: "before",
            label: "Days before",
            align: "end",
            title: "active days, 56 to 29 days ago",
            cell: (d) => `${d.active_days_before}/28\u00a0d`,
            narrow: "fact"
          },
          {
            key: "seen",
            label: "Last seen",
            align: "end",
            cell: (d) => (d.last_day === null ? "\u2013" : format.day(d.last_day)),
            narrow: "side"
          }
        ],
        {
          caption: "Users who fell silent",
          limit: 6,
          empty: "Every user of the 28 days before was active again.",
          document
        }
      ),
      method: `Active in the 28 days before the last 28, not since; as of ${format.day(as_of)}`
    },
    {span: 6, id: "quiet", document}
  );
}

/** Which features are used, beside the segment’s other paying accounts. */
export function FeaturesCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const features = rowsOf(data.features);
  const {now, account} = data;
  const peers = features[0]?.peers ?? 0;
  const title =
    now?.features_used == null
      ? "No usage of features is known"
      : `${format.count(now.features_used)} of ${plural(now.features_available ?? 0, "feature")} used in 28 days`;
  return Card(
    {
      title,
      subtitle: `Reach = users of the feature / active users; peers = share of ${plural(peers, "other paying account")} in ${account.segment} that use it`,
      body: DataTable(
        features,
        [
          {
            key: "feature",
            label: "Feature",
            cell: (d) => d.feature.replaceAll("_", " "),
            sort: (d) => d.feature
          },
          {
            key: "users",
            label: "Users",
            align: "end",
            cell: (d) => format.count(d.users),
            sort: (d) => d.users,
            narrow: "fact"
          },
          {
            key: "uses",
            label: "Uses",
            align: "end",
            cell: (d) => format.count(d.uses),
            sort: (d) => d.uses,
            narrow: "fact"
          },
          {key: "reach", label: "Reach", cell: (d) => Reach(d, view), sort: (d) => d.reach, narrow: "side"},
          {
            key: "peers",
            label: "Peers",
            align: "end",
            cell: (d) => format.percent(d.peer_share, 0),
            sort: (d) => d.peer_share,
            narrow: "fact"
          }
        ],
        {
          caption: "Features used",
          limit: 10,
          empty: data.missing.includes("usage")
            ? "The table `usage` is not configured. Add it to quarterdeck.yaml."
            : "No feature was used in the last 28 days.",
          document
        }
      ),
      links: [rows("features", [account.account_id, data.as_of], "Features used in 28 days")]
    },
    {span: 6, id: "features", document}
  );
}

function Reach({reach}: AccountFeature, {document, format}: AccountView): Child {
  const {h, s} = dom(document);
  if (reach === null) return "n/a";
  return h(
    "span",
    {class: "qd-part"},
    s(
      "svg",
      {width: 72, height: 8, "aria-hidden": "true"},
      s("rect", {width: 72, height: 8, fill: "var(--qd-context-soft)"}),
      s("rect", {width: 72 * Math.min(1, reach), height: 8, fill: "var(--qd-accent)"})
    ),
    h("span", {class: "qd-num"}, format.percent(reach, 0))
  );
}
