import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {metricText} from "../../lib/metricFormat.js";
import {missingTable} from "../../lib/voiceText.js";
import type {VoiceView} from "../../lib/voiceView.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {IntervalStrip} from "../intervalStrip.js";
import type {PageCardOptions} from "../overview/options.js";
import {metricColumns} from "./metricColumns.js";

const format = formatFor();
const SPLIT_WORDS = {segment: "Segment", plan: "Plan", region: "Region", csm: "CSM"};

/** NPS, CSAT and response rates of each group in the quarter. */
export function GroupsCard(view: VoiceView, {document}: PageCardOptions): HTMLElement {
  const title = groupsTitle(view);
  const word = SPLIT_WORDS[view.by];
  type Row = Pick<VoiceView["groups"][number], "name" | "now">;
  const all: Row = {name: "All", now: view.now};
  const ranges = [...view.groups, all].map((d) => d.now.nps).filter((d) => d?.value != null);
  const domain = [
    Math.min(0, ...ranges.map((d) => d?.low ?? 0)),
    Math.max(0, ...ranges.map((d) => d?.high ?? 0))
  ] as const;
  const strip: Column<Row> = {
    key: "strip",
    label: "NPS, 95%",
    narrow: "hide",
    width: "14%",
    csv: () => ({}),
    cell: ({name, now: {nps}}) =>
      nps?.value == null
        ? (nps?.reason ?? "no answers")
        : IntervalStrip(
            {low: nps.low ?? null, high: nps.high ?? null, now: nps.value, domain},
            {label: `${name}: NPS ${format.signed(nps.value)}`, document}
          )
  };
  const columns: Column<Row>[] = [
    {key: "name", label: word, cell: (d) => d.name, sort: (d) => d.name},
    ...metricColumns<Row>("nps", "NPS", (d) => d.now.nps),
    strip,
    ...metricColumns<Row>("nps_response_rate", "Response", (d) => d.now.nps_response_rate).filter(
      (_, k) => k !== 1
    ),
    ...metricColumns<Row>("csat_tickets", "CSAT, tickets", (d) => d.now.csat_tickets).filter(
      (_, k) => k !== 1
    ),
    ...metricColumns<Row>("csat_surveys", "CSAT, surveys", (d) => d.now.csat_surveys).filter(
      (_, k) => k !== 1
    )
  ];
  return Card(
    {
      title,
      subtitle: `${view.window.label} by ${view.by === "csm" ? "CSM" : view.by}; response = answered / NPS invitations at least 14 days old`,
      body: DataTable<Row>(view.groups, columns, {
        caption: title,
        total: view.groups.length > 1 ? all : undefined,
        empty:
          missingTable(view, "surveys", "No survey answers.") ??
          "Nobody of this choice was asked in the quarter. Choose another quarter or more accounts.",
        narrow: "scroll",
        document
      }),
      method: "NPS by adjusted Wald, rates by Wilson; groups are compared by whether their intervals meet",
      links: [{label: "Definition", href: definitionHref("nps")}]
    },
    {document}
  );
}

/** The title of the table by group: which groups' intervals do not meet that of all. */
function groupsTitle({groups, now, window, given}: VoiceView): string {
  if (!given("surveys")) return "The groups\u2019 NPS is not known: the table surveys is not given";
  const all = now.nps;
  const known = groups.filter((d) => d.now.nps?.value != null);
  if (known.length === 0 || all?.value == null) return `No group has an NPS in ${window.label}`;
  const apart = known.filter((d) => {
    const rest = known.filter((other) => other !== d);
    return rest.some((other) => (d.now.nps?.low ?? -100) > (other.now.nps?.high ?? 100));
  });
  if (apart.length === 0) return "No group's NPS can be told from another's";
  const best = apart.reduce((a, b) => ((a.now.nps?.value ?? 0) >= (b.now.nps?.value ?? 0) ? a : b));
  return `${best.name} scores ${metricText("nps", best.now.nps?.value, format)}, above what others' intervals reach`;
}
