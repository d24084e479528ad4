import {FileAttachment} from "observablehq:stdlib";
import {PREPARE_STYLE} from "../components/deck/prepareStyle.js";
import {type Child, dom} from "../components/dom.js";
import {PageHeader} from "../components/pageHeader.js";
import {EmptyState, ErrorState} from "../components/states.js";
import {deckLanguage} from "../deck/kit.js";
import {deckStyle} from "../deck/style.js";
import type {DeckFile} from "../lib/deckFile.js";
import {type Language, LANGUAGES, languageOf} from "../lib/languages.js";
import {pageHref} from "../lib/links.js";
import {dataName} from "../lib/dataName.js";
import {loadMessages} from "../lib/messages.js";
import type {SearchAccounts} from "../lib/searchIndex.js";
import {dataUrl} from "./dataUrl.js";
import {DeckWorkspace} from "./prepare/workspace.js";

/** The page Prepare QBR for the account that the address names: its slides, or what keeps them from being shown. */
export async function deckPage(search: string = location.search): Promise<HTMLElement> {
  const {h} = dom();
  const id = new URLSearchParams(search).get("account") ?? "";
  const accounts = (await FileAttachment("../data/site/search.json").json()) as SearchAccounts;
  const picker = accountPicker(accounts, id);
  if (id === "")
    return page(
      head("Choose an account to see its slides", [picker]),
      EmptyState("No account is chosen. The list above has them all; the address takes one as `?account=ID`.")
    );
  const file = accounts.account_id.includes(id) ? await deckFile(id) : null;
  if (!file)
    return page(
      head("There is no deck for this account", [picker]),
      ErrorState(
        `No deck of the account ${id}. It has one if it pays on the last day of the quarter and belongs to this site. Nothing was changed.`
      )
    );
  try {
    return await prepared(file, accounts, picker);
  } catch (error) {
    return page(
      head([h("bdi", null, file.data.account.name), ": the deck cannot be made"], [picker]),
      ErrorState(`${error instanceof Error ? error.message : String(error)}. Nothing was changed.`)
    );
  }
}

/** What the account's deck is made of; null where it has none. */
async function deckFile(id: string): Promise<DeckFile | null> {
  const response = await fetch(dataUrl(`_data/decks/${dataName(id)}.json`));
  const file = response.ok ? ((await response.json()) as DeckFile) : null;
  return file?.data.account.account_id === id ? file : null;
}

function page(...children: Child[]): HTMLElement {
  const {h} = dom();
  return h("div", null, h("style", null, PREPARE_STYLE), ...children);
}

function head(
  title: Parameters<typeof PageHeader>[0]["title"],
  actions: readonly HTMLElement[],
  path: readonly (string | {label: string; href: string})[] = []
): HTMLElement {
  return PageHeader({path: [...path, "Prepare QBR"], title, actions});
}

function accountPicker({account_id, name}: SearchAccounts, chosen: string): HTMLElement {
  const {h} = dom();
  const order = account_id
    .map((id, i) => ({id, name: name[i] ?? id}))
    .sort((a, b) => a.name.localeCompare(b.name));
  const select = h(
    "select",
    null,
    h("option", {value: "", disabled: true, selected: !account_id.includes(chosen)}, "Choose"),
    order.map((d) => h("option", {value: d.id, selected: d.id === chosen}, d.name))
  );
  select.addEventListener("change", () => location.assign(pageHref("deck", {account: select.value})));
  return h("label", {class: "qd-picker"}, "Account", select);
}

/** The languages by their own names. */
const NAMES = new Map(
  LANGUAGES.map((d) => [d, new Intl.DisplayNames(d, {type: "language"}).of(d) ?? d] as const)
);

/** Shows the same deck in another language; the address keeps it. */
function languagePicker(chosen: Language): HTMLElement {
  const {h} = dom();
  const options = Array.from(NAMES, ([value, name]) =>
    h("option", {value, selected: value === chosen, lang: value}, name)
  );
  const select = h("select", null, options);
  select.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("lang", select.value);
    location.assign(address);
  });
  return h("label", {class: "qd-picker"}, "Language", select);
}

async function prepared(
  file: DeckFile,
  {account_id, name}: SearchAccounts,
  picker: HTMLElement
): Promise<HTMLElement> {
  const {h} = dom();
  const {data} = file;
  const language = languageOf(new URLSearchParams(location.search).get("lang")) ?? deckLanguage(data);
  await Promise.all([language, deckLanguage(data)].map(loadMessages));
  const print = h("button", {type: "button", class: "qd-button qd-button--primary"}, "Print");
  print.addEventListener("click", () => window.print());
  const counts = h("span", null);
  const account = {label: data.account.name, href: pageHref("account", {account: data.account.account_id})};
  const workspace = new DeckWorkspace(file, {
    language,
    accounts: account_id.map((id, i) => ({account_id: id, name: name[i] ?? id})),
    onSummary({title, slides, left_out, checks}) {
      document.title = `${title} \u00b7 Quarterdeck`;
      const left = left_out > 0 ? `, ${left_out} left out` : "";
      counts.textContent = `: ${slides} slides${left}, ${checks} ${checks === 1 ? "check" : "checks"}`;
    }
  });
  const element = page(
    h("style", null, deckStyle(data.vendor)),
    head(
      [h("bdi", null, data.account.name), counts],
      [picker, languagePicker(language), print],
      [account, data.period.quarter]
    ),
    workspace.element
  );
  void workspace.complete();
  return element;
}
