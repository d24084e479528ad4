import {dom} from "../components/dom.js";
import {ExperimentsBody} from "../components/experiments/page.js";
import type {PlannerElement} from "../components/experiments/planner.js";
import {PlannerCard} from "../components/experiments/planner.js";
import {StateChips} from "../components/experiments/registry.js";
import {TermsCard} from "../components/experiments/terms.js";
import {FilterBar} from "../components/filterBar.js";
import {PageHeader} from "../components/pageHeader.js";
import {registryCsv} from "../lib/experimentRows.js";
import {planPrefill} from "../lib/experimentPlanner.js";
import {registryTitle} from "../lib/experimentsText.js";
import type {ExperimentsChoice, ExperimentsView} from "../lib/experimentsView.js";
import {ACROSS, experimentsView} from "../lib/experimentsView.js";
import type {ExperimentsData} from "../metrics/experimentsData.js";
import {csvButton} from "./csvButton.js";
import {readChoice, readPlan, writeChoice, writePlan} from "./experimentsState.js";

/** The Experiments page: its head, chips, list, result and planner, which follow one state kept in the address. */
export function ExperimentsPage(data: ExperimentsData): HTMLElement {
  const {h} = dom();
  let choice = readChoice();
  let view = experimentsView(data, choice);
  const [head, bar, chips, body, planner] = [h("div"), h("div"), h("div"), h("div"), h("div")];
  const draw = () => {
    view = experimentsView(data, choice);
    head.replaceChildren(Head(view));
    drawChips();
    drawBody(body, view);
    drawPlanner(planner, view);
  };
  const change = (part: ExperimentsChoice) => {
    choice = {...choice, ...part};
    writeChoice(choice);
    draw();
  };
  const drawChips = () => {
    if (view.total === 0 && data.experiments.length === 0) return chips.replaceChildren();
    const state = document.activeElement?.getAttribute("data-state");
    chips.replaceChildren(StateChips(view, {onChoose: (d) => change({state: d})}));
    if (state) chips.querySelector<HTMLElement>(`[data-state="${state}"]`)?.focus();
  };
  body.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[data-experiment]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choice = {...choice, experiment: link.dataset.experiment};
    writeChoice(choice, true);
    draw();
    showResult(body);
  });
  addEventListener("popstate", () => {
    choice = readChoice();
    draw();
    drawBar();
  });
  const drawBar = () => bar.replaceChildren(...(data.experiments.length > 0 ? [Bar(view, change)] : []));
  draw();
  drawBar();
  return h("div", {class: "qd-experiments-page"}, head, bar, chips, body, h("div", {class: "qd-grid"}, planner, TermsCard())); // prettier-ignore
}

function Head(view: ExperimentsView): HTMLElement {
  const button = csvButton("experiments.csv", () => registryCsv(view.rows));
  const actions = view.data.experiments.length > 0 ? [button] : [];
  return PageHeader({path: ["Experiments"], title: registryTitle(view), actions});
}

function Bar(view: ExperimentsView, change: (part: ExperimentsChoice) => void): HTMLElement {
  const {h} = dom();
  const search = h("input", {
    type: "search",
    class: "qd-input qd-book-search",
    placeholder: "Search name, account, KPI",
    "aria-label": "Search experiments",
    value: view.choice.q ?? "",
    autocomplete: "off",
    spellcheck: "false"
  });
  const {accounts, across, data} = view;
  const options = [
    {value: "", label: "all", count: data.experiments.length},
    ...(across > 0 ? [{value: ACROSS, label: "across accounts", count: across}] : []),
    ...accounts.map((d) => ({value: d.account_id, label: d.name, count: d.count}))
  ];
  const bar = FilterBar([{key: "account", label: "Account", initial: "", options}], {
    value: {account: view.choice.account},
    words: (state) =>
      options.find((d) => d.value === state.account && d.value !== "")?.label ?? "All accounts"
  });
  bar.prepend(search);
  bar.addEventListener("input", () => change({q: search.value, account: bar.value.account}));
  return bar;
}

/** Draws list and result anew; the list keeps its place and the focus, so that a reader can walk down it. */
function drawBody(body: HTMLElement, view: ExperimentsView): void {
  const scrolled = body.querySelector(".qd-registry")?.scrollTop;
  const focused = document.activeElement
    ?.closest("#registry [data-experiment]")
    ?.getAttribute("data-experiment");
  body.replaceChildren(ExperimentsBody(view));
  const list = body.querySelector(".qd-registry");
  if (list && scrolled !== undefined) list.scrollTop = scrolled;
  else if (list) requestAnimationFrame(() => showCurrent(list));
  if (focused == null) return;
  const links = Array.from(body.querySelectorAll<HTMLElement>("#registry [data-experiment]"));
  links.find((d) => d.dataset.experiment === focused)?.focus({preventScroll: true});
}

/** Brings the chosen experiment of a list that has just been drawn into view, without moving the page. */
function showCurrent(list: Element): void {
  const current = list.querySelector("[aria-current]");
  if (!current) return;
  const [box, frame] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
  if (box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - frame.height / 3;
}

/** Below 1360 px the result lies under the list: a choice leads to it. */
function showResult(body: HTMLElement): void {
  if (!matchMedia("(max-width: 1359.98px)").matches) return;
  body.querySelector("#result")?.scrollIntoView({block: "start"});
}

let planned: string | null = null;

function drawPlanner(place: HTMLElement, view: ExperimentsView): void {
  const report = view.chosen?.report ?? null;
  const from = report === null ? null : `${report.experiment_id} ${report.name}`;
  if (planned === (from ?? "") && place.firstChild) return;
  const first = planned === null;
  planned = from ?? "";
  const prefilled = planPrefill(report, view.data.as_of);
  const planner: PlannerElement = PlannerCard({fields: first ? readPlan(prefilled) : prefilled, from});
  if (!first) writePlan(prefilled, prefilled);
  planner.addEventListener("input", () => writePlan(planner.value, prefilled));
  place.replaceChildren(planner);
}
