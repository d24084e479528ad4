import type {FinishedDeck} from "../../lib/finishedDeck.js";
import {type Child, dom} from "../dom.js";

/** A finished deck, and whether this page shows the same. */
export interface FinishedFile extends FinishedDeck {
  /** where the file lies; null where the site does not hold it */
  href: string | null;
  /** how it stands to this page */
  age: "current" | "edited" | "other" | "before";
}

const AGES: Record<FinishedFile["age"], string> = {
  current: "of what this page shows",
  edited: "of the text before your edits",
  other: "of other data, settings or text than this site was built of",
  before: "last quarter's"
};

/** The finished files of an account, the newest quarter first, and how each stands to what the page shows. */
export function FinishedFiles(
  files: readonly FinishedFile[],
  {command, document}: {command: string; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  const line = (d: FinishedFile): Child => {
    const size =
      d.bytes < 1e6 ? `${Math.max(1, Math.round(d.bytes / 1e3))} kB` : `${(d.bytes / 1e6).toFixed(1)} MB`;
    const kind = d.file.endsWith(".pptx") ? "PowerPoint" : "PDF";
    const name = h("bdi", null, d.file);
    const facts = [kind, size, d.status, AGES[d.age]].filter(Boolean).join(" \u00b7 ");
    return h(
      "li",
      {"data-age": d.age},
      d.href === null ? name : h("a", {href: d.href}, name),
      h(
        "span",
        null,
        d.href === null ? `${facts}. It holds comments that this site withholds: it lies in decks/.` : facts
      )
    );
  };
  return h(
    "div",
    {class: "qd-files"},
    h("h3", null, "Finished files"),
    files.length > 0 ? h("ul", null, files.map(line)) : h("p", {class: "qd-card-sub"}, "None yet."),
    h(
      "p",
      {class: "qd-card-sub"},
      "Once the text lies in its folder, this makes the files to send: ",
      h("code", {class: "qd-command"}, command)
    )
  );
}
