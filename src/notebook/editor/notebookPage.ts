import {dataUrl} from "../../client/dataUrl.js";
import {loadNotebooks} from "../../client/notebooks.js";
import {addressValues} from "../../client/address.js";
import {dom} from "../../components/dom.js";
import {formatFor} from "../../lib/format.js";
import {analyse} from "../language/analyse.js";
import {parseNotebook, writeNotebook} from "../model/parse.js";
import {siteRuntime} from "../runtime/siteRuntime.js";
import {notebookView} from "./cells/notebookView.js";
import {openNotebook} from "./openNotebook.js";
import {pagePeers} from "./shell/peers.js";
import {siteStore} from "./shell/store.js";
import type {Surroundings} from "./shell/surroundings.js";
import {Workbench} from "./shell/workbench.js";

/** The workbench, with the notebook that the address names or those that were open before. */
export async function notebookPage(): Promise<HTMLElement> {
  const {h, document} = dom();
  const fresh = document.querySelector<HTMLElement>(".qd-fresh");
  const day = fresh?.dataset.as_of;
  const bench = new Workbench(surroundings(), siteStore(), {
    company: fresh?.querySelector("bdi")?.textContent ?? "",
    as_of: day ? formatFor().day(day) : ""
  });
  await bench.begin(addressValues().file ?? null);
  bench.frame.element.prepend(h("h1", {class: "qd-hidden"}, "Workbench"));
  return bench.frame.element;
}

function surroundings(): Surroundings {
  const {document} = dom();
  const site = siteRuntime(document);
  const schema = () => site.schema();
  return {
    parse: parseNotebook,
    open: (text) => openNotebook(text, {parse: parseNotebook, write: writeNotebook, analyse}),
    runtime: (watch) => site.open(watch),
    peers: pagePeers(),
    engine: site,
    view: (open, runtime) => notebookView({open, runtime, schema, document}),
    published: loadNotebooks,
    read: async (path) => {
      const response = await fetch(dataUrl(`_data/${path}`));
      if (!response.ok) throw new Error(`${path} could not be read: ${response.status}.`);
      return await response.text();
    }
  };
}
