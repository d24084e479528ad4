import {rollups, sum} from "d3";
import type {AccountGoal, AccountValue} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {AccountView} from "./accountView.js";
import {plural} from "./sentences.js";
import {emptyText} from "./voiceCards.js";

const words = (text: string | null) => (text === null ? "\u2013" : text.replaceAll("_", " "));

/** What the customer wants to reach, and how far it is. */
export function GoalsCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const goals = rowsOf(data.goals);
  const count = (status: string) => goals.filter((d) => d.status === status).length;
  const title =
    goals.length === 0
      ? "No goal is on record"
      : `${count("met")} of ${plural(goals.length, "goal")} met, ${count("open")} open, ${count("missed")} missed`;
  const number = (value: number | null) =>
    value === null ? "\u2013" : format.decimal(value, Number.isInteger(value) ? 0 : 1);
  return Card(
    {
      title,
      subtitle: "From baseline to target; the values are those of today",
      body: DataTable(
        goals,
        [
          {key: "goal", label: "Goal", cell: (d) => Text(d.goal, view)},
          {key: "from", label: "Baseline", align: "end", cell: (d) => number(d.baseline), narrow: "fact"},
          {key: "now", label: "Now", align: "end", cell: (d) => number(d.current), narrow: "fact"},
          {
            key: "to",
            label: "Target",
            align: "end",
            cell: (d) => `${number(d.target)}${d.unit ? `\u00a0${d.unit}` : ""}`,
            narrow: "fact"
          },
          {
            key: "reached",
            label: "Reached",
            align: "end",
            cell: (d) => format.percent(attainment(d), 0),
            narrow: "side"
          },
          {
            key: "due",
            label: "Due",
            align: "end",
            cell: (d) => format.day(d.due_date),
            sort: (d) => d.due_date,
            narrow: "fact"
          },
          {key: "status", label: "State", cell: (d) => words(d.status), narrow: "fact"}
        ],
        {
          caption: "Goals",
          limit: 8,
          empty: emptyText(view, "goals", "No goal is on record for this account."),
          document
        }
      )
    },
    {span: 6, id: "goals", document}
  );
}

function attainment({baseline, target, current}: AccountGoal): number | null {
  if (baseline === null || target === null || current === null || baseline === target) return null;
  return (current - baseline) / (target - baseline);
}

function Text(text: string, {document}: AccountView): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-wrap", dir: "auto"}, text);
}

/** What was agreed to be done next, by whom. */
export function PlansCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const plans = rowsOf(data.plans);
  const open = plans.filter((d) => d.status !== "done" && d.status !== "dropped");
  const late = open.filter((d) => d.due_date !== null && d.due_date < data.as_of).length;
  const title =
    plans.length === 0
      ? "No next step is on record"
      : `${plural(open.length, "next step")} open${late > 0 ? `, ${late} past ${late === 1 ? "its" : "their"} date` : ""}`;
  return Card(
    {
      title,
      subtitle: "By due date",
      body: DataTable(
        plans,
        [
          {key: "plan", label: "Step", cell: (d) => Text(d.plan, view)},
          {key: "about", label: "About", cell: (d) => words(d.about), narrow: "fact"},
          {
            key: "owner",
            label: "Owner",
            cell: (d) => [d.owner ?? "\u2013", d.owner_side === null ? "" : ` (${d.owner_side})`],
            narrow: "fact"
          },
          {
            key: "due",
            label: "Due",
            align: "end",
            cell: (d) => format.day(d.due_date),
            sort: (d) => d.due_date,
            narrow: "fact"
          },
          {key: "status", label: "State", cell: (d) => words(d.status), narrow: "side"}
        ],
        {
          caption: "Next steps",
          limit: 8,
          empty: emptyText(view, "plans", "No next step is on record for this account."),
          document
        }
      )
    },
    {span: 6, id: "plans", document}
  );
}

interface ItemSum {
  item: string;
  promised: number;
  measured: number;
  realised: number | null;
  months: number;
  measured_months: number;
}

function itemSums(rows: readonly AccountValue[]): ItemSum[] {
  const sums = rollups(
    rows,
    (D) => {
      const measured = D.filter((d) => d.realised !== null);
      return {
        promised: sum(D, (d) => d.promised),
        measured: sum(measured, (d) => d.promised),
        realised: measured.length === 0 ? null : sum(measured, (d) => d.realised),
        months: D.length,
        measured_months: measured.length
      };
    },
    (d) => d.item
  );
  return sums.map(([item, d]) => ({item, ...d}));
}

/** Value promised against value realised, item by item; what is not measured is not zero. */
export function ValueCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const months = rowsOf(data.value).filter((d) => d.month <= data.as_of);
  const items = itemSums(months);
  const realised = sum(items, (d) => d.realised ?? 0);
  const promised = sum(items, (d) => d.measured);
  const title =
    items.length === 0
      ? "No value is on record"
      : `${format.money(realised)} realised of ${format.money(promised)} promised where it was measured`;
  return Card(
    {
      title,
      subtitle: "All months so far; months without a measurement are left out of both sides of the share",
      body: DataTable(
        items,
        [
          {key: "item", label: "Item", cell: (d) => Text(d.item, view)},
          {
            key: "promised",
            label: "Promised",
            align: "end",
            cell: (d) => format.money(d.promised),
            sort: (d) => d.promised,
            narrow: "fact"
          },
          {
            key: "realised",
            label: "Realised",
            align: "end",
            cell: (d) => (d.realised === null ? "not measured" : format.money(d.realised)),
            sort: (d) => d.realised,
            narrow: "fact"
          },
          {
            key: "share",
            label: "Share",
            align: "end",
            cell: (d) =>
              d.realised === null || d.measured === 0 ? "n/a" : format.percent(d.realised / d.measured, 0),
            narrow: "side"
          },
          {
            key: "months",
            label: "Measured",
            align: "end",
            cell: (d) => `${d.measured_months}/${d.months}\u00a0months`,
            narrow: "fact"
          }
        ],
        {
          caption: "Value by item",
          limit: 8,
          empty: emptyText(view, "value", "No value is on record for this account."),
          document
        }
      )
    },
    {span: 6, id: "value", document}
  );
}

/** What the account asked of the product. */
export function RequestsCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const requests = rowsOf(data.requests);
  const shipped = requests.filter((d) => d.status === "shipped").length;
  const title =
    requests.length === 0
      ? "No product request is on record"
      : `${shipped} of ${plural(requests.length, "request")} shipped`;
  return Card(
    {
      title,
      subtitle: "Newest first",
      body: DataTable(
        requests,
        [
          {key: "title", label: "Request", cell: (d) => Text(d.title, view)},
          {
            key: "created",
            label: "Made",
            align: "end",
            cell: (d) => format.day(d.created_at),
            sort: (d) => d.created_at,
            narrow: "fact"
          },
          {
            key: "shipped",
            label: "Shipped",
            align: "end",
            cell: (d) => (d.shipped_at === null ? "\u2013" : format.day(d.shipped_at)),
            sort: (d) => d.shipped_at,
            narrow: "fact"
          },
          {key: "status", label: "State", cell: (d) => words(d.status), sort: (d) => d.status, narrow: "side"}
        ],
        {
          caption: "Product requests",
          limit: 8,
          empty: emptyText(view, "requests", "No request is on record for this account."),
          document
        }
      )
    },
    {span: 6, id: "requests", document}
  );
}

/** The people the CSM deals with, and what plays have fired. */
export function PeopleCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const contacts = rowsOf(data.contacts);
  const left = contacts.filter((d) => d.left_on !== null).length;
  const title =
    contacts.length === 0
      ? "No contact is on record"
      : `${plural(contacts.length - left, "contact")}${left > 0 ? `; ${left} left` : ""}`;
  return Card(
    {
      title,
      subtitle: "The people the CSM deals with; addresses are not published",
      body: DataTable(
        contacts,
        [
          {key: "name", label: "Name", cell: (d) => Text(d.name, view)},
          {key: "role", label: "Role", cell: (d) => words(d.role), narrow: "fact"},
          {
            key: "left",
            label: "Left",
            align: "end",
            cell: (d) => (d.left_on === null ? "\u2013" : format.day(d.left_on)),
            narrow: "side"
          }
        ],
        {
          caption: "Contacts",
          limit: 8,
          empty: emptyText(view, "contacts", "No contact is on record for this account."),
          document
        }
      )
    },
    {span: 6, id: "contacts", document}
  );
}
