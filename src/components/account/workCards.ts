import {plural} from "../../lib/words.js";
import type {AccountContact, AccountGoal, AccountPlan, AccountRequest} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {AccountView} from "./accountView.js";
import {FreeText, emptyText, plainWords} from "./cells.js";
import {columnsFor} from "./columns.js";

const NONE = "\u2013";
const SHOWN = 8;

/** What the customer wants to reach, and how far it is. */
export function GoalsCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {text, end} = columnsFor<AccountGoal>(document);
  const goals = rowsOf(data.goals);
  const count = (status: string) => goals.filter((d) => d.status === status).length;
  const number = (value: number | null) =>
    value === null ? NONE : format.decimal(value, Number.isInteger(value) ? 0 : 1);
  const target = (d: AccountGoal) => `${number(d.target)}${d.unit ? `\u00a0${d.unit}` : ""}`;
  const table = DataTable(
    goals,
    [
      text("goal", "Goal", (d) => FreeText(d.goal, document)),
      end("from", "Baseline", (d) => number(d.baseline), {words: "from"}),
      end("now", "Now", (d) => number(d.current), {words: "now"}),
      end("to", "Target", target, {words: "to"}),
      end("reached", "Reached", (d) => format.percent(attainment(d), 0), {narrow: "side"}),
      end("due", "Due", (d) => format.day(d.due_date), {sort: (d) => d.due_date, words: "due"}),
      text("status", "State", (d) => plainWords(d.status))
    ],
    {
      caption: "Goals",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "goals", "No goal is on record for this account."),
      document
    }
  );
  const title =
    goals.length === 0
      ? "No goal is on record"
      : `${count("met")} of ${plural(goals.length, "goal")} met, ${count("open")} open, ${count("missed")} missed`;
  const subtitle = "From baseline to target; the values are those of today";
  return Card({title, subtitle, body: table}, {span: 6, id: "goals", document});
}

function attainment({baseline, target, current}: AccountGoal): number | null {
  if (baseline === null || target === null || current === null || baseline === target) return null;
  return (current - baseline) / (target - baseline);
}

/** What was agreed to be done next, by whom. */
export function PlansCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {text, end} = columnsFor<AccountPlan>(document);
  const plans = rowsOf(data.plans);
  const owner = ({owner, owner_side}: AccountPlan) =>
    `${owner ?? NONE}${owner_side === null ? "" : ` (${owner_side})`}`;
  const table = DataTable(
    plans,
    [
      text("plan", "Step", (d) => FreeText(d.plan, document)),
      text("about", "About", (d) => plainWords(d.about)),
      text("owner", "Owner", owner),
      end("due", "Due", (d) => format.day(d.due_date), {sort: (d) => d.due_date, words: "due"}),
      text("status", "State", (d) => plainWords(d.status), {narrow: "side"})
    ],
    {
      caption: "Next steps",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "plans", "No next step is on record for this account."),
      document
    }
  );
  return Card(
    {title: plansTitle(plans, data.as_of), subtitle: "By due date", body: table},
    {span: 6, id: "plans", document}
  );
}

function plansTitle(plans: readonly AccountPlan[], as_of: string): string {
  if (plans.length === 0) return "No next step is on record";
  const open = plans.filter((d) => d.status !== "done" && d.status !== "dropped");
  const late = open.filter((d) => d.due_date !== null && d.due_date < as_of).length;
  return `${plural(open.length, "next step")} open${late > 0 ? `, ${late} past ${late === 1 ? "its" : "their"} date` : ""}`;
}

/** What the account asked of the product. */
export function RequestsCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {text, end} = columnsFor<AccountRequest>(document);
  const requests = rowsOf(data.requests);
  const shipped = requests.filter((d) => d.status === "shipped").length;
  const day = (value: string | null) => (value === null ? NONE : format.day(value));
  const table = DataTable(
    requests,
    [
      text("title", "Request", (d) => FreeText(d.title, document)),
      end("created", "Made", (d) => day(d.created_at), {sort: (d) => d.created_at, words: "made"}),
      end("shipped", "Shipped", (d) => day(d.shipped_at), {sort: (d) => d.shipped_at, words: "shipped"}),
      text("status", "State", (d) => plainWords(d.status), {sort: (d) => d.status, narrow: "side"})
    ],
    {
      caption: "Product requests",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "requests", "No request is on record for this account."),
      document
    }
  );
  const title =
    requests.length === 0
      ? "No product request is on record"
      : `${shipped} of ${plural(requests.length, "request")} shipped`;
  return Card({title, subtitle: "Newest first", body: table}, {span: 6, id: "requests", document});
}

/** The people the CSM deals with. */
export function PeopleCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {text, end} = columnsFor<AccountContact>(document);
  const contacts = rowsOf(data.contacts);
  const left = contacts.filter((d) => d.left_on !== null).length;
  const table = DataTable(
    contacts,
    [
      text("name", "Name", (d) => FreeText(d.name, document)),
      text("role", "Role", (d) => plainWords(d.role)),
      end("left", "Left", (d) => (d.left_on === null ? NONE : format.day(d.left_on)), {narrow: "side"})
    ],
    {
      caption: "Contacts",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "contacts", "No contact is on record for this account."),
      document
    }
  );
  const title =
    contacts.length === 0
      ? "No contact is on record"
      : `${plural(contacts.length - left, "contact")}${left > 0 ? `; ${left} left` : ""}`;
  const subtitle = "Whom the CSM deals with";
  return Card(
    {title, subtitle, body: table, method: "Addresses are not published"},
    {span: 3, id: "contacts", document}
  );
}
