import {dom} from "./dom.js";

/** An account's name, kept apart from the text around it whatever its direction, and quietly what it is beside. */
export function AccountName(
  {name, segment}: {name: string; segment: string},
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  return h(
    "span",
    {class: "qd-name"},
    h("b", {title: name}, h("bdi", null, name)),
    h("small", null, segment)
  );
}
