import {dom} from "../components/dom.js";
import {PageHeader} from "../components/pageHeader.js";
import {EmptyState} from "../components/states.js";
import {formatFor} from "../lib/format.js";
import {loadNotebooks} from "./notebooks.js";

/** The list of the site's notebooks, each with its first sentence, its page and its way into the workbench. */
export async function NotebooksPage(): Promise<HTMLElement> {
  const {h} = dom();
  const listed = await loadNotebooks();
  const count = formatFor().count(listed.length);
  const title = `${count} ${listed.length === 1 ? "notebook answers a question" : "notebooks answer questions"} on this data`;
  return h(
    "div",
    {class: "qd-page"},
    PageHeader({path: ["Notebooks"], title}),
    listed.length === 0
      ? EmptyState("No notebook is published. Put one into `src/notebooks/` and build the site.")
      : h(
          "ul",
          {class: "qd-notebook-list"},
          listed.map(({path, title, sentence}) =>
            h(
              "li",
              null,
              h("h2", null, h("a", {href: `./${path.replace(/md$/, "html")}`}, title)),
              h("p", null, sentence),
              h("a", {href: `./notebook.html?file=${encodeURIComponent(path)}`}, "Open in the workbench")
            )
          )
        )
  );
}
