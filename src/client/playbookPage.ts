import {dom} from "../components/dom.js";
import {FilterBar} from "../components/filterBar.js";
import {PageHeader} from "../components/pageHeader.js";
import {PlayPanel, type PlayVerdict} from "../components/playbook/panel.js";
import {SavesCard} from "../components/playbook/saves.js";
import {AllPlays, ChangesBody} from "../components/playbook/tables.js";
import {Segmented} from "../components/segmented.js";
import {toCsv} from "../lib/csv.js";
import {formatFor} from "../lib/format.js";
import {attributeChoices} from "../lib/overviewFilters.js";
import {allPlaysTitle, changesTitle, emptyPlaybook, laterLines} from "../lib/playbookWords.js";
import {playbookScope, playbookTitle, STAND_LABELS} from "../lib/playbookText.js";
import {playNumbersNow} from "../lib/playText.js";
import {saveLines, savesTitle} from "../lib/saveText.js";
import {chosenItems, PLAY_STANDS, type PlayItem, playItems} from "../lib/playItems.js";
import {playChanges, playCounts} from "../lib/playChanges.js";
import {type PlayLine, playLines} from "../lib/playLines.js";
import type {PublishedPlaybook} from "../metrics/plays/playbookData.js";
import {csvButton} from "./csvButton.js";
import {keepInAddress} from "./filters.js";
import {followJournal, pendingLines} from "./journal/pending.js";
import {journalDay} from "./journal/writeJournal.js";
import {playbookDraft} from "./playbookDraft.js";
import {writeVerdict} from "./playbookJournal.js";
import {playbookKeys} from "./playbookKeys.js";
import {playbookList} from "./playbookList.js";
import {type PlaybookState, readPlaybookState} from "./playbookState.js";

/** The Playbook page: its head, filters, list and panel, which follow the address and the journal. */
export function PlaybookPage(data: PublishedPlaybook): HTMLElement {
  const {h} = dom();
  let state = readPlaybookState(data);
  let items = playItems(data);
  let opened: string | null = null;
  const [head, rest, side] = [h("div"), h("div"), h("div", {class: "qd-play-side"})];
  const list = playbookList(data, (item) => open(item));
  const writing = new Set<string>();
  const verdict = (item: PlayItem, said: PlayVerdict) => {
    if (writing.has(item.id)) return; // pressed twice
    writing.add(item.id);
    void writeVerdict(data.company, item, said)
      .then((written) => written && opened === item.id && close())
      .finally(() => writing.delete(item.id));
  };
  const open = (item: PlayItem) => {
    opened = item.id;
    drawPanel(item);
    side.querySelector<HTMLElement>("h2")?.focus({preventScroll: true});
  };
  const close = () => {
    if (opened === null) return;
    opened = null;
    side.replaceChildren();
    list.focus();
  };
  const drawPanel = (item: PlayItem) => {
    const others = items.filter(
      (d) =>
        d.account_id === item.account_id && d.state === "open" && d.id !== item.id && item.account_id !== null
    );
    side.replaceChildren(
      PlayPanel(item, {
        ...data,
        others,
        today: journalDay(),
        draft: playbookDraft(item, data),
        onVerdict: (said) => verdict(item, said),
        onOpen: open,
        onClose: close
      })
    );
  };
  const draw = () => {
    const lines = playLines(chosenItems(items, state), data.capacity);
    head.replaceChildren(Header(data, {state, items, lines}));
    list.root.hidden = state.view !== "list";
    if (state.view === "list") list.set(lines, emptyPlaybook(data, items, state));
    else rest.replaceChildren(Rest(data, {state, items}));
    rest.hidden = state.view === "list";
  };
  const bar = Bar(data, state, (next) => {
    state = next;
    draw();
  });
  followJournal(data.company, () => {
    items = playItems(
      data,
      pendingLines(data.company, "actions").map((d) => d.line)
    );
    draw();
  });
  playbookKeys({
    list,
    panel: side,
    close,
    open,
    verdict,
    shown: () => items.find((d) => d.id === opened) ?? null
  });
  return h(
    "div",
    {class: "qd-playbook"},
    head,
    bar,
    h("div", {class: "qd-play-page"}, h("div", null, list.root, rest), side)
  );
}

/** The firings of the CSM, segment and play that are chosen, however they stand. */
function ofScope(items: readonly PlayItem[], {csm, segment, play}: PlaybookState): PlayItem[] {
  return items.filter(
    (d) => (!csm || d.csm === csm) && (!segment || d.segment === segment) && (!play || d.play === play)
  );
}

/** What stands in the list's place in the other views. */
function Rest(data: PublishedPlaybook, {state, items}: Pick<Shown, "state" | "items">): HTMLElement {
  if (state.view === "plays") return AllPlays(playCounts(data, items));
  if (state.view === "saves") return SavesCard(saveLines(data.plays, data.saves));
  return ChangesBody(ofScope(items, state), data);
}

interface Shown {
  state: PlaybookState;
  items: readonly PlayItem[];
  lines: readonly PlayLine[];
}

function titleOf(data: PublishedPlaybook, {state, items, lines}: Shown): string {
  const format = formatFor({currency: data.currency});
  if (state.view === "plays") return allPlaysTitle(playCounts(data, items), format);
  if (state.view === "saves") return savesTitle(saveLines(data.plays, data.saves));
  if (state.view === "changes") {
    const {entered, left} = playChanges(ofScope(items, state), data);
    return changesTitle(entered.length, left.length, data, format);
  }
  const chosen = lines.map((d) => d.item);
  return playbookTitle(chosen, data, {state: state.state, format});
}

function Header(data: PublishedPlaybook, shown: Shown): HTMLElement {
  const {state, lines} = shown;
  return PageHeader({
    path: ["Playbook", state.csm || "all CSMs"],
    title: titleOf(data, shown),
    aside: laterLines(data),
    actions: [csvButton("playbook.csv", () => listCsv(lines, data))]
  });
}

function listCsv(lines: readonly PlayLine[], {currency}: PublishedPlaybook): string {
  const format = formatFor({currency});
  return toCsv(lines, [
    {key: "rank", value: (d) => d.rank},
    {key: "account_id", value: (d) => d.item.account_id},
    {key: "name", value: (d) => d.item.name},
    {key: "segment", value: (d) => d.item.segment},
    {key: "csm", value: (d) => d.item.csm},
    {key: "arr", value: (d) => d.item.arr},
    {key: "play", value: (d) => d.item.play},
    {key: "title", value: (d) => d.item.of.title},
    {key: "fired_on", value: (d) => d.item.fired_on},
    {key: "because", value: (d) => playNumbersNow(d.item, format)},
    {key: "action", value: (d) => d.item.actions.map((a) => `${a.do} (${a.owner}, ${a.due})`).join("; ")},
    {key: "due", value: (d) => d.item.due},
    {key: "state", value: (d) => d.item.state}
  ]);
}

function Bar(
  data: PublishedPlaybook,
  state: PlaybookState,
  change: (next: PlaybookState) => void
): HTMLElement {
  const shown = data.rows.filter((d) => d.account_id !== null);
  const specs = [
    ...attributeChoices({
      csm: shown.map((d) => d.csm ?? ""),
      segment: shown.map((d) => d.segment),
      plan: [],
      region: []
    }),
    {
      ...{key: "play", label: "Play", initial: ""},
      options: [{value: "", label: "all"}, ...data.plays.map((d) => ({value: d.id, label: d.title}))]
    },
    {
      ...{key: "state", label: "State", initial: "begin"},
      options: PLAY_STANDS.map((value) => ({value, label: STAND_LABELS[value]}))
    }
  ];
  const view = Segmented(
    [
      {value: "list", label: "Today"},
      {value: "changes", label: "Changes"},
      {value: "plays", label: "Plays"},
      {value: "saves", label: "Saved"}
    ],
    {value: state.view, label: "View"}
  );
  const titles = new Map(data.plays.map((d) => [d.id, d.title]));
  const now = (value: Record<string, string>) => ({...state, ...value});
  const bar = FilterBar(specs, {
    ...{before: {key: "view", control: view}, value: {...state}},
    words: (value) => playbookScope(now(value), titles)
  });
  bar.dataset.view = state.view;
  keepInAddress(bar, {...Object.fromEntries(specs.map((d) => [d.key, d.initial])), view: "list"});
  bar.addEventListener("input", () => {
    const next = now(bar.value);
    bar.dataset.view = next.view;
    change(next);
  });
  return bar;
}
