import {dom} from "./dom.js";

/** What a tooltip says: nothing that does not stand elsewhere too. */
export interface TipContent {
  title: string;
  rows?: readonly (readonly [label: string, value: string])[];
}

/** A tooltip, hidden until it is shown at a place within its parent. */
export type TooltipElement = HTMLElement & {
  show(content: TipContent, place: {x: number; y: number; width: number}): void;
  hide(): void;
};

/** Makes a tooltip; it speaks politely to screen readers when it follows the keyboard. */
export function Tooltip({document}: {document?: Document} = {}): TooltipElement {
  const {h} = dom(document);
  const root = h("div", {class: "qd-tip", role: "status", hidden: true});
  return Object.assign(root, {
    show(content: TipContent, {x, y, width}: {x: number; y: number; width: number}) {
      root.replaceChildren(
        h("b", null, content.title),
        h(
          "dl",
          {class: "qd-num"},
          (content.rows ?? []).map(([label, value]) => [h("dt", null, label), h("dd", null, value)])
        )
      );
      root.hidden = false;
      const before = x > width / 2;
      root.style.insetInlineStart = before ? "auto" : `${x + 12}px`;
      root.style.insetInlineEnd = before ? `${width - x + 12}px` : "auto";
      root.style.insetBlockStart = `${Math.max(0, y - 24)}px`;
    },
    hide() {
      root.hidden = true;
    }
  });
}
