import {dom} from "../dom.js";

/** Sent from a card that is to be handed out as a file; it bubbles to whoever makes the files. */
export const DOWNLOAD = "quarterdeck-download";

/** What a reader asked for. */
export interface ChartDownload {
  kind: "csv" | "svg" | "png";
  /** Its title, subtitle and method go into the file. */
  card: HTMLElement;
  chart: Element;
  table: () => Element;
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
