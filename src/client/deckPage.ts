import {FileAttachment} from "observablehq:stdlib";
import {Prepare, type PrepareData} from "../components/deck/prepare.js";
import {PREPARE_STYLE} from "../components/deck/prepareStyle.js";
import {type Child, dom} from "../components/dom.js";
import {PageHeader} from "../components/pageHeader.js";
import {EmptyState, ErrorState} from "../components/states.js";
import {renderDeck} from "../deck/deck.js";
import {deckLanguage} from "../deck/kit.js";
import {deckStyle} from "../deck/style.js";
import {type Language, LANGUAGES, languageOf} from "../lib/languages.js";
import {pageHref} from "../lib/links.js";
import {dataName} from "../lib/dataName.js";
import {loadMessages} from "../lib/messages.js";
import {safeId} from "../lib/safeId.js";
import type {SearchAccounts} from "../lib/searchIndex.js";
import type {DeckData} from "../metrics/deckData.js";
import {dataUrl} from "./dataUrl.js";

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
  const data = accounts.account_id.includes(id) ? await deckData(id) : null;
  if (!data)
    return page(
      head("There is no deck for this account", [picker]),
      ErrorState(
        `No deck of the account ${id}. It has one if it pays on the last day of the quarter and belongs to this site. Nothing was changed.`
      )
    );
  try {
    return await prepared(data, picker);
  } catch (error) {
    return page(
      head([h("bdi", null, data.account.name), ": the deck cannot be made"], [picker]),
      ErrorState(`${error instanceof Error ? error.message : String(error)}. Nothing was changed.`)
    );
  }
}

/** What the account's deck is made of; null where it has none. */
async function deckData(id: string): Promise<DeckData | null> {
  const response = await fetch(dataUrl(`_data/decks/${dataName(id)}.json`));
  const data = response.ok ? ((await response.json()) as DeckData) : null;
  return data?.account.account_id === id ? data : null;
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

async function prepared(data: DeckData, picker: HTMLElement): Promise<HTMLElement> {
  const {h} = dom();
  const asked = languageOf(new URLSearchParams(location.search).get("lang"));
  const language = asked ?? deckLanguage(data);
  await loadMessages(language);
  const deck = renderDeck(data, {document, language});
  const left = deck.checklist.filter((d) => d.kind === "left out").length;
  const print = h("button", {type: "button", class: "qd-button qd-button--primary"}, "Print");
  print.addEventListener("click", () => window.print());
  const counts = `${deck.slides.length} slides${left > 0 ? `, ${left} left out` : ""}, ${deck.checklist.length} ${deck.checklist.length === 1 ? "check" : "checks"}`;
  const account = {label: data.account.name, href: pageHref("account", {account: data.account.account_id})};
  const view: PrepareData = {
    slides: deck.slides,
    checks: deck.checklist,
    lang: deck.lang,
    dir: deck.dir,
    notes: `${safeId(data.account.account_id)}/${data.period.quarter}.md`
  };
  document.title = `${deck.title} · Quarterdeck`;
  const body = show(view);
  return page(
    h("style", null, deckStyle(data.vendor)),
    head(
      [h("bdi", null, data.account.name), `: ${counts}`],
      [picker, languagePicker(language), print],
      [account, data.period.quarter]
    ),
    body
  );
}

/** Makes the slides go forward and back by buttons, list and keys, at the size that there is room for. */
function show(view: PrepareData): HTMLElement {
  const {slides} = view;
  let current = 0;
  // The slide lives in the address, so that a link opens it; going through the slides leaves no trail to go back.
  const open = (index: number) => {
    go(index);
    history.replaceState(history.state, "", `#slide-${slides[current]!.id}`);
  };
  const named = () => slides.findIndex(({id}) => `#slide-${id}` === location.hash);
  const go = (index: number) => {
    current = Math.max(0, Math.min(slides.length - 1, index));
    for (const [i, {element}] of slides.entries()) element.toggleAttribute("data-shown", i === current);
    for (const [i, link] of root.querySelectorAll(".qd-slide-link").entries())
      link.setAttribute("aria-current", String(i === current));
    const {id} = slides[current]!;
    root.querySelector<HTMLElement>(".qd-stage-note")!.hidden = id === "title";
    root.querySelector(".qd-stage-section")!.textContent = `# ${id}`;
    root.querySelector(".qd-stage-place")!.textContent = `Slide ${current + 1} of ${slides.length}`;
  };
  const full = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen());
  const root = Prepare(view, {show: open, step: (by) => open(current + by), fullScreen: full});
  const stage = root.querySelector<HTMLElement>(".qd-stage")!;
  const deck = stage.querySelector<HTMLElement>(".qd-deck")!;
  new ResizeObserver(() => {
    const {width, height} = stage.getBoundingClientRect();
    deck.style.transform = `scale(${document.fullscreenElement === stage ? Math.min(width / 1280, height / 720) : width / 1280})`;
  }).observe(stage);
  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a[href^='#slide-']");
    if (!link) return;
    event.preventDefault();
    open(slides.findIndex(({id}) => `#slide-${id}` === link.getAttribute("href")));
  });
  const keys: Record<string, () => void> = {
    ArrowRight: () => open(current + 1),
    PageDown: () => open(current + 1),
    ArrowLeft: () => open(current - 1),
    PageUp: () => open(current - 1),
    Home: () => open(0),
    End: () => open(slides.length - 1)
  };
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const run = keys[event.key];
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !run || !root.isConnected) return;
    event.preventDefault();
    run();
  });
  window.addEventListener("hashchange", () => root.isConnected && go(named()));
  go(named());
  return root;
}
