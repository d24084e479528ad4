import {type Child, dom} from "../../../components/dom.js";
import type {Desk, Doc} from "./desk.js";
import {button, icon} from "./kit.js";

/** The tabs of the open notebooks; a dot marks what is not in its file yet. */
export function tabs(desk: Desk, close: (doc: Doc) => void): Child[] {
  const {h} = dom();
  return desk.docs.map((doc) => {
    const on = doc === desk.active;
    const unsaved = doc.open.changed;
    const tab = h(
      "div",
      {class: "qn-tab", "data-on": on},
      button(
        {"data-key": `tab ${doc.id}`, "aria-current": on ? "page" : null, title: doc.path ?? doc.name},
        [
          icon("notebook", 13),
          h("span", null, doc.name),
          unsaved && h("span", {class: "qd-hidden"}, ", not saved")
        ],
        () => desk.activate(doc)
      ),
      button(
        {
          class: "qn-tab-close",
          "data-key": `close ${doc.id}`,
          "aria-label": `Close ${doc.name}`,
          "data-unsaved": unsaved
        },
        [unsaved && h("u"), icon("close", 12)],
        () => close(doc)
      )
    );
    tab.addEventListener("auxclick", (event) => {
      if (event.button === 1) close(doc);
    });
    return tab;
  });
}
