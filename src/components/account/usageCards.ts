import {plural} from "../../lib/words.js";
import type {AccountFeature, AccountWeek} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {addDays} from "../../metrics/days.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {AccountView} from "./accountView.js";
import {columnsFor} from "./columns.js";
import {timelineTitle} from "./sentences.js";
import {Timeline} from "./timeline.js";
import type {TimelineLane} from "./timelineData.js";
import {timelineLanes} from "./timelineData.js";

/** Weeks that the timeline shows: the year that ends with the period, and a week more for the first month. */
const WEEKS = 53;

/** The weeks of the year that ends with the period, and its last day where that is no Sunday. */
function yearOfWeeks({data, window}: AccountView): AccountWeek[] {
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
  const options = {span: 7, id: "timeline", document};
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last || weeks.length < 2) {
    return Card({title, body: "No complete week of this account is on record in this period."}, options);
  }
  const lanes = lanesBetween(view, first.week_end, last.week_end);
  return ChartCard(
    {
      title,
      subtitle: "Distinct users in 28 days, weekly, and seats paid for; events below share the time axis",
      chart: view.fit((width) => Timeline({weeks, lanes, period: window}, {label: title, width, document})),
      table: () => WeeksTable(weeks, lanes, view),
      links: [
        rows(
          "active_users",
          [account_id, window.t1],
          `Users active in the 28 days to ${format.day(window.t1)}`,
          "Users"
        ),
        rows("weeks", [account_id], "Users and seats by week", "Weeks")
      ]
    },
    options
  );
}

function lanesBetween({data}: AccountView, from: string, to: string): TimelineLane[] {
  return timelineLanes(data, from)
    .map((lane) => ({...lane, events: lane.events.filter((d) => d.day <= to)}))
    .filter((lane) => lane.events.length > 0);
}

function WeeksTable(
  weeks: readonly AccountWeek[],
  lanes: readonly TimelineLane[],
  view: AccountView
): HTMLElement {
  const {format, document} = view;
  const {text, end} = columnsFor<AccountWeek>(document);
  const users = (value: number | null, {missing}: AccountWeek) => (missing ? "no data" : format.count(value));
  const events = ({week_end}: AccountWeek) => {
    const before = addDays(week_end, -7);
    return lanes.reduce(
      (sum, lane) => sum + lane.events.filter((d) => d.day > before && d.day <= week_end).length,
      0
    );
  };
  return DataTable(
    weeks.toReversed(),
    [
      text("week_end", "Week to", (d) => format.day(d.week_end), {csv: (d) => d.week_end}),
      end("mau", "Users, 28 days", (d) => users(d.mau, d), {csv: (d) => (d.missing ? null : d.mau)}),
      end("wau", "Users, week", (d) => users(d.wau, d), {csv: (d) => (d.missing ? null : d.wau)}),
      end("seats", "Seats", (d) => format.count(d.seats), {csv: (d) => d.seats}),
      end("events", "Events", (d) => format.count(events(d)), {csv: events})
    ],
    {caption: "Users and seats by week", limit: 14, narrow: "scroll", document}
  );
}

/** Which features are used, beside the segment’s other paying accounts. */
export function FeaturesCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const {text, end} = columnsFor<AccountFeature>(document);
  const features = rowsOf(data.features);
  const {account} = data;
  const peers = features[0]?.peers ?? 0;
  const missing = data.missing.includes("usage");
  return Card(
    {
      title: featuresTitle(view),
      subtitle: `Reach = its users / active users; peers = share of ${plural(peers, "other paying account")} in ${account.segment} that use it`,
      body: DataTable(
        features,
        [
          text("feature", "Feature", (d) => d.feature.replaceAll("_", " "), {sort: (d) => d.feature}),
          end("users", "Users", (d) => format.count(d.users), {sort: (d) => d.users, words: "users"}),
          end("uses", "Uses", (d) => format.count(d.uses), {sort: (d) => d.uses, words: "uses"}),
          text("reach", "Reach", (d) => Reach(d, view), {sort: (d) => d.reach, narrow: "side"}),
          end("peers", "Peers", (d) => format.percent(d.peer_share, 0), {
            sort: (d) => d.peer_share,
            words: "peers"
          })
        ],
        {
          caption: "Features used",
          csv: (d) => ({...d}),
          limit: 10,
          empty: missing
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

function featuresTitle({data, format}: AccountView): string {
  const {features_used = null, features_available = null} = data.now ?? {};
  if (features_used === null) return "No usage of features is known";
  return `${format.count(features_used)} of ${plural(features_available ?? 0, "feature")} used in 28 days`;
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
