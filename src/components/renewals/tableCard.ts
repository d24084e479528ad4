import {calledTitle, pointsApart} from "../../lib/calledText.js";
import {callWords} from "../../lib/callWords.js";
import {type Format, formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {driverWords} from "../../lib/renewalsText.js";
import type {Checkpoint, RenewalRow, RenewalsView} from "../../lib/renewalsView.js";
import {scoreText} from "../../lib/scoreText.js";
import {daysBetween} from "../../metrics/days.js";
import {columnsFor} from "../account/columns.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {Child, Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {CsvRecord} from "../download/tableCsv.js";
import type {PageCardOptions} from "../overview/options.js";

const SHOWN = 25;
const NONE = "\u2013";

/** Options of the cards of the Renewals page. */
export interface RenewalsOptions extends PageCardOptions {
  /** asks for a call on a renewal; without it calls are only read */
  call?: (row: RenewalRow) => void;
}

/** Every renewal to come: the machine's probability and the CSM's call side by side, disagreements first. */
export function RenewalsTable(view: RenewalsView, options: RenewalsOptions): HTMLElement {
  const {document} = options;
  const make = dom(document);
  const {currency, as_of} = view.data;
  const format = formatFor({currency});
  const {text, end} = columnsFor<RenewalRow>(document);
  const table = DataTable(
    view.rows,
    [
      text("name", "Account", (d) => AccountLink(d, make), {sort: (d) => d.name}),
      end(
        "renewal",
        "Renewal",
        (d) => Stacked(make, format.dayMonth(d.renewal_date), `${daysBetween(as_of, d.renewal_date)} d`),
        {
          sort: (d) => d.renewal_date
        }
      ),
      end("arr", "ARR", (d) => format.money(d.arr), {sort: (d) => d.arr, words: "ARR"}),
      end("chance", "Machine", (d) => Machine(d, make, format), {
        sort: (d) => d.chance?.value ?? null,
        words: "machine"
      }),
      text("drivers", "What moves it", (d) => Drivers(d, make, format), {narrow: "hide"}),
      text("call", "CSM", (d) => Call(d, make, format), {sort: (d) => d.said, words: "CSM"}),
      end(
        "difference",
        "Apart",
        (d) => (d.difference === null ? NONE : `${format.signed(pointsApart(d))}\u00a0pt`),
        {
          sort: (d) => d.difference && Math.abs(d.difference),
          words: "apart",
          title: "CSM’s probability less the machine’s, in points"
        }
      ),
      text("then", "Score and call then", (d) => Then(d, make, format), {
        narrow: "hide",
        title: "Health score and call 180 and 90 days before the renewal"
      }),
      text("write", "Write", (d) => WriteButton(d, make, options), {narrow: "side", csv: () => ({})})
    ],
    {
      caption: "Renewals",
      limit: SHOWN,
      csv: record,
      empty: "No renewal to come is chosen. A subscription’s `renewal_date` brings it here.",
      document
    }
  );
  return Card(
    {
      title: calledTitle(view),
      subtitle: `Largest ARR × difference first, then those without a call by ARR${view.chosen === "" ? "" : `; ${view.chosen}`}. A call without a probability counts as commit 95%, likely 75%, at risk 40%, lost 5%`,
      body: table,
      method: methodWords(view)
    },
    {span: 12, id: "renewals", document}
  );
}

function methodWords({data: {no_model}}: RenewalsView): string {
  if (no_model !== null) return `Machine: the segment’s past rate, with 95% interval; ${no_model}`;
  return "Machine: the renewal model, or the segment’s past rate where it is too far off, with 95% interval; what moves it: value (usual value) × odds, associated with renewal, not its causes";
}

function AccountLink(row: RenewalRow, {h, document}: Dom): HTMLElement {
  const href = pageHref("account", {account: row.account_id});
  return h("a", {class: "qd-renewal-account", href}, AccountName(row, {document}));
}

function Stacked({h}: Dom, first: Child, second: Child): Child {
  return [h("span", {class: "qd-num"}, first), h("small", {class: "qd-under qd-num"}, second)];
}

function Machine({chance, basis}: RenewalRow, make: Dom, format: Format): Child {
  if (chance === null) return NONE;
  const range = format.percentRange(chance.low, chance.high, 0);
  return Stacked(make, format.percent(chance.value, 0), basis === "rate" ? `${range}, rate` : range);
}

function Drivers({drivers, basis, segment}: RenewalRow, {h}: Dom, format: Format): Child {
  if (basis === "rate") return h("small", null, `past rate of ${segment}`);
  if (drivers.length === 0) return NONE;
  return drivers.map((d) => h("small", {class: "qd-under"}, driverWords(d, format)));
}

function Call({call, waits}: RenewalRow, make: Dom, format: Format): Child {
  if (call === null) return make.h("small", {class: "qd-tail"}, "no call");
  const day = call.made_on === null ? "" : `, ${format.dayMonth(call.made_on)}`;
  const wait = waits && (waits.written ? ", not in the build yet" : ", to be copied into the file");
  return [
    make.h("span", {class: "qd-num"}, callWords(call, format)),
    make.h("small", {class: "qd-under"}, make.h("bdi", null, call.by ?? "nobody named"), day, wait)
  ];
}

function Then({checkpoints}: RenewalRow, {h}: Dom, format: Format): Child {
  if (checkpoints.length === 0) return h("small", null, "not reached");
  return checkpoints.map((d) => h("small", {class: "qd-under qd-num"}, thenWords(d, format)));
}

function thenWords({days, score, call}: Checkpoint, format: Format): string {
  const said = call === null ? "no call" : callWords(call, format);
  return `${days} d: ${scoreText(score, format)}, ${said}`;
}

function WriteButton(row: RenewalRow, {h}: Dom, {call}: RenewalsOptions): Child {
  if (!call) return null;
  const button = h(
    "button",
    {type: "button", class: "qd-link", "aria-label": `Call the renewal of ${row.name}`},
    "Call"
  );
  button.addEventListener("click", () => call(row));
  return button;
}

function record({checkpoints, drivers, call, waits, chance, target: _, ...row}: RenewalRow): CsvRecord {
  return {
    ...row,
    ...{machine: chance?.value, machine_low: chance?.low, machine_high: chance?.high},
    drivers: drivers.map((d) => `${d.key} ${d.value}`).join("; "),
    ...{call: call?.call, probability: call?.probability, by: call?.by, made_on: call?.made_on},
    in_build: waits === null,
    ...checkpoints.map(thenRecord).reduce((all, d) => ({...all, ...d}), {})
  };
}

const thenRecord = ({days, score, call}: Checkpoint): CsvRecord => ({
  [`score_${days}_days_before`]: score,
  [`call_${days}_days_before`]: call?.call
});
