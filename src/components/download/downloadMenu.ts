import {dom} from "../dom.js";
import {TABLES} from "./tableCsv.js";

/** Sent from a card that is to be handed out as a file; it bubbles to whoever makes the files. */
export const DOWNLOAD = "quarterdeck-download";

/** What a reader asked for. */
export interface ChartDownload {
  kind: "csv" | "svg" | "png";
  /** Its title, subtitle and method go into the file. */
  card: HTMLElement;
  chart: Element;
  table: () => Element;
  /** A part of the page that is drawn as it is laid out, for lack of one drawing. */
  laid_out?: boolean;
}

const KINDS = [
  {kind: "csv", label: "CSV", title: "The numbers of the chart"},
  {kind: "svg", label: "SVG", title: "The chart as a drawing that stays sharp"},
  {kind: "png", label: "PNG", title: "The chart as a picture"}
] as const;

/** A small menu in the foot of a card that asks for its chart as a file. */
export function DownloadMenu(
  asked: () => Omit<ChartDownload, "kind">,
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h, document: own} = dom(document);
  const summary = h("summary", null, "Download");
  const buttons = KINDS.map(({kind, label, title}) => {
    const button = h("button", {type: "button", title, "data-kind": kind}, label);
    button.addEventListener("click", () => {
      close(true);
      const view = own.defaultView!;
      const detail: ChartDownload = {kind, ...asked()};
      root.dispatchEvent(new view.CustomEvent(DOWNLOAD, {bubbles: true, detail}));
    });
    return button;
  });
  const root = h("details", {class: "qd-download"}, summary, h("div", {class: "qd-menu"}, buttons));
  const close = (focus: boolean) => {
    root.open = false;
    if (focus) summary.focus();
  };
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.open) return;
    event.stopPropagation();
    close(true);
  });
  root.addEventListener("focusout", ({relatedTarget}) => {
    if (!root.contains(relatedTarget as Node | null)) close(false);
  });
  return root;
}

/** Options of TableDownload. */
export interface TableDownloadOptions {
  /** Which table is meant; without it the first of the card, in all that the card shows. */
  table?: () => Element | null;
  document?: Document;
}

/** The same menu for a card whose exhibit is a table; it finds the table when it is asked. */
export function TableDownload({table, document}: TableDownloadOptions = {}): HTMLElement {
  const menu = DownloadMenu(
    () => {
      const card = menu.closest<HTMLElement>(".qd-card")!;
      const chart = table?.() ?? card.querySelector(".qd-card-body")!;
      return {card, chart, table: () => chart.querySelector(TABLES) ?? chart, laid_out: true};
    },
    {document}
  );
  return menu;
}
