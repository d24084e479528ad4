import {dom, withValue} from "../components/dom.js";

/** A field that keeps the definitions holding its words; its value is the text. */
export function definitionsBar(): HTMLElement & {value: string} {
  const {h} = dom();
  const input = h("input", {
    type: "search",
    class: "qd-input",
    placeholder: "Words of a definition",
    "aria-label": "Filter definitions"
  });
  const root = h(
    "div",
    {class: "qd-filters qd-filters--plain"},
    h("label", {class: "qd-field"}, "Filter ", input)
  );
  return withValue(root, () => input.value.trim());
}
