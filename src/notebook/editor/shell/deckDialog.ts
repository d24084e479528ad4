import {dom} from "../../../components/dom.js";
import {withCode} from "../../../components/states.js";
import {downloadBlob} from "../../../client/download.js";
import {deckSlide} from "../../language/deckSlide.js";
import {ask} from "./ask.js";
import type {Doc} from "./desk.js";

/** Shows a cell as a slide of a deck template, to be copied or downloaded, or says what keeps it from being one. */
export async function sendToDeck(doc: Doc, key: string, say: (words: string) => void): Promise<void> {
  const {h, document} = dom();
  const {text, problems} = deckSlide(doc.open.notebook, key);
  if (text === null) {
    const list = h(
      "ul",
      {class: "qn-problems"},
      problems.map((d) => h("li", null, withCode(d)))
    );
    await ask("This cell cannot become a slide as it is", list, [{value: "close", label: "Close"}]);
    return;
  }
  const words = h(
    "p",
    null,
    "Put this text into a deck template; it then runs on each account\u2019s own rows. Columns are checked when the template is read: ",
    "those of a deck\u2019s tables can differ from the warehouse\u2019s."
  );
  const answer = await ask(
    "Send to deck",
    [words, h("pre", {tabindex: 0}, text)],
    [
      {value: "copy", label: "Copy"},
      {value: "download", label: "Download"},
      {value: "close", label: "Close"}
    ]
  );
  if (answer === "copy") {
    await navigator.clipboard.writeText(text);
    say("Copied the slide\u2019s text");
  } else if (answer === "download")
    downloadBlob("slide.md", new Blob([text], {type: "text/markdown"}), document);
}
