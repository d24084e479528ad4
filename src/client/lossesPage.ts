import {dom} from "../components/dom.js";
import {FilterBar} from "../components/filterBar.js";
import {chosenWords} from "../components/filterSpec.js";
import {LossesBody, LossesMore, LossesSummary, type LossFileState} from "../components/losses/page.js";
import {PageHeader} from "../components/pageHeader.js";
import {dataName} from "../lib/dataName.js";
import type {LossesData, LossFile, LossRow} from "../lib/lossesData.js";
import {lessonName} from "../lib/lesson.js";
import {lossesCsv} from "../lib/lossesCsv.js";
import {lossesTitle} from "../lib/lossesText.js";
import {lossesChoices, type LossesChoice, type LossesView, lossesView} from "../lib/lossesView.js";
import {addressValues, writeAddress} from "./address.js";
import {csvButton} from "./csvButton.js";
import {dataUrl} from "./dataUrl.js";
import {downloadBlob} from "./download.js";
import {draftBox} from "./draftBox.js";
import {responsive} from "./responsive.js";

const FILTERS = ["segment", "csm", "quarter", "cause"] as const;
const KEYS = ["q", ...FILTERS, "loss"] as const;

/** What the address says; a filter whose value no loss has narrows nothing. */
function readChoice(data: LossesData): LossesChoice {
  const values = addressValues();
  const given = Object.fromEntries(KEYS.map((key) => [key, values[key] ?? ""]));
  const known = FILTERS.map((key) => [key, data.losses.some((d) => d[key] === given[key])] as const);
  return {...given, ...Object.fromEntries(known.flatMap(([key, is]) => (is ? [] : [[key, ""]])))};
}

function writeChoice(choice: LossesChoice, step = false): void {
  writeAddress(Object.fromEntries(KEYS.map((key) => [key, choice[key]])), {step});
}

/** The Post-mortems page: its head, filters, table, list and post-mortem, which follow one state kept in the address. */
export function LossesPage(data: LossesData): HTMLElement {
  const {h} = dom();
  const files = lossFiles();
  let choice = readChoice(data);
  let view = lossesView(data, choice);
  const [head, bar, summary, body, more] = [h("div"), h("div"), h("div"), h("div"), h("div")];
  const drawResult = () => {
    const {chosen} = view;
    drawBody(body, view, chosen ? files.get(chosen.account_id, () => drawResult()) : "loading");
  };
  const draw = () => {
    view = lossesView(data, choice);
    head.replaceChildren(Head(view));
    summary.replaceChildren(LossesSummary(view));
    more.replaceChildren(LossesMore(view));
    drawResult();
  };
  const drawBar = () => {
    bar.replaceChildren(...(data.losses.length > 0 ? [Bar(data, choice, change)] : []));
  };
  const change = (part: LossesChoice) => {
    choice = {...choice, ...part};
    writeChoice(choice);
    draw();
  };
  body.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[data-loss]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choice = {...choice, loss: link.dataset.loss};
    writeChoice(choice, true);
    view = lossesView(data, choice);
    drawResult();
    if (matchMedia("(max-width: 1359.98px)").matches)
      body.querySelector("#result")?.scrollIntoView({block: "start"});
  });
  body.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button[data-lesson]");
    if (button && view.chosen) handOut(button, lessonName(view.chosen));
  });
  addEventListener("popstate", () => {
    choice = readChoice(data);
    draw();
    drawBar();
  });
  draw();
  drawBar();
  return h("div", {class: "qd-losses-page"}, head, bar, summary, body, more);
}

function Head(view: LossesView): HTMLElement {
  const button = csvButton("losses.csv", () => lossesCsv(view));
  const actions = view.data.losses.length > 0 ? [button] : [];
  return PageHeader({path: ["Post-mortems"], title: lossesTitle(view), actions});
}

function Bar(data: LossesData, choice: LossesChoice, change: (part: LossesChoice) => void): HTMLElement {
  const {h} = dom();
  const search = h("input", {
    type: "search",
    class: "qd-input qd-book-search",
    placeholder: "Search name, CSM, cause",
    "aria-label": "Search losses",
    value: choice.q ?? "",
    autocomplete: "off",
    spellcheck: "false"
  });
  const specs = lossesChoices(data);
  const bar = FilterBar(specs, {
    value: {...choice},
    words: (state) => chosenWords(specs, state) || "All losses"
  });
  bar.prepend(search);
  bar.addEventListener("input", () => change({...bar.value, q: search.value, loss: ""}));
  return bar;
}

/** Draws list and post-mortem anew; the list keeps its place and the focus, so that a reader can walk down it. */
function drawBody(body: HTMLElement, view: LossesView, file: LossFileState): void {
  const before = body.querySelector("#losses");
  const scrolled = before?.querySelector("ul")?.scrollTop;
  const focused = document.activeElement?.closest("#losses [data-loss]")?.getAttribute("data-loss");
  body.replaceChildren(LossesBody(view, file, {fit: responsive, letter: winBackLetter}));
  const list = body.querySelector<HTMLElement>("#losses ul");
  if (list && scrolled !== undefined) list.scrollTop = scrolled;
  if (focused == null) return;
  const links = Array.from(body.querySelectorAll<HTMLElement>("#losses [data-loss]"));
  links.find((d) => d.dataset.loss === focused)?.focus({preventScroll: true});
}

/** A letter to an account that was lost: of its people the files hold no names. */
function winBackLetter(row: LossRow, {company, language}: LossFile): HTMLElement {
  const account = {renewal_date: null, seats: null, mau: null, contacts: []};
  return draftBox("win_back", {...row, language}, {company, account});
}

/** Reads the file of each account once; *loading* until it is there, when **ready** is called. */
function lossFiles(): {get(account_id: string, ready: () => void): LossFileState} {
  const states = new Map<string, LossFileState>();
  const read = async (id: string): Promise<LossFileState> => {
    const response = await fetch(dataUrl(`_data/losses/${dataName(id)}.json`));
    if (!response.ok) return {fault: `Its file could not be read: ${response.status} ${response.statusText}. The list is unchanged; build the site again if it is old.`}; // prettier-ignore
    return (await response.json()) as LossFile;
  };
  return {
    get(id, ready) {
      const known = states.get(id);
      if (known !== undefined) return known;
      states.set(id, "loading");
      const fault = () => ({fault: "Its file could not be read: the host does not answer. Try again later."});
      void read(id)
        .catch(fault)
        .then((state) => {
          states.set(id, state);
          ready();
        });
      return "loading";
    }
  };
}

function handOut(button: HTMLElement, name: string): void {
  const text = button.closest("details")?.querySelector("textarea")?.value ?? "";
  if (button.dataset.lesson === "download") {
    downloadBlob(name, new Blob([text], {type: "text/markdown;charset=utf-8"}));
    return;
  }
  void navigator.clipboard.writeText(text).then(
    () => (button.textContent = "Copied"),
    () => (button.textContent = "Select the text and copy it")
  );
}
