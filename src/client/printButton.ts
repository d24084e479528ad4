import {dom} from "../components/dom.js";
import {Icon} from "../components/icon.js";

/** A button that prints the page as it stands. */
export function printButton(): HTMLButtonElement {
  const {h} = dom();
  const button = h("button", {type: "button", class: "qd-button"}, Icon("print", {size: 14}), "Print");
  button.addEventListener("click", () => window.print());
  return button;
}
