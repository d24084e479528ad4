import {type Child, dom} from "../../components/dom.js";
import {closeButton, DialogFrame, FormDialog, type FormDialogSpec} from "../../components/formDialog.js";
import {journalFile, type JournalLines, type JournalTable, journalText} from "../../lib/journalLine.js";
import {downloadBlob} from "../download.js";

/** Asks the reader for what a form says; null where they cancel. */
export function askForm(spec: FormDialogSpec): Promise<Record<string, string> | null> {
  return new Promise((resolve) => {
    let given: Record<string, string> | null = null;
    const dialog = FormDialog(spec, {
      onSubmit(values) {
        given = values;
        dialog.close();
      }
    });
    void opened(dialog).then(() => resolve(given));
  });
}

/** What became of a line that was shown: copied or saved, to be tried again, or neither. */
export type LineAnswer = "taken" | "again" | "closed";

/** Shows a line that the reader puts into its file themselves, or lets them try **again**. */
export async function showLine<T extends JournalTable>(
  table: T,
  line: JournalLines[T],
  {why, again}: {why: string; again: boolean}
): Promise<LineAnswer> {
  const {h} = dom();
  let answer: LineAnswer = "closed";
  const {header, line: text} = journalText(table, line);
  const name = journalFile(table);
  const copy = button("Copy the line", () => {
    answer = "taken";
    void navigator.clipboard.writeText(text).then(
      () => copy.replaceChildren("Copied"),
      () => copy.replaceChildren("Select the line and copy it")
    );
  });
  const download = button(`Download a new ${name}`, () => {
    answer = "taken";
    downloadBlob(name, new Blob([`${header}\n${text}\n`], {type: "text/csv;charset=utf-8"}));
  });
  const retry = button("Try again", () => {
    answer = "again";
    dialog.close();
  });
  const words: Child = [
    `${why} Put this line at the end of `,
    h("code", null, name),
    " in the folder of the journal: the one that ",
    h("code", null, "journal"),
    " in the configuration names, else the one beside the configuration."
  ];
  const dialog = DialogFrame("A line for the journal", [
    h("p", null, words),
    h("pre", {tabindex: 0}, text),
    h("p", {class: "qd-card-sub"}, "A file that is new begins with this line:"),
    h("pre", {tabindex: 0}, header),
    h("div", {class: "qd-form-foot"}, again && retry, copy, download, closeButton("Close"))
  ]);
  await opened(dialog);
  return answer;
}

/** Resolves when the dialog is closed; the browser then puts the focus back to where it was. */
function opened(dialog: HTMLDialogElement): Promise<void> {
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = dom().h("button", {type: "button", class: "qd-button"}, label);
  made.addEventListener("click", run);
  return made;
}
