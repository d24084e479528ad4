import {dom, withValue} from "./dom.js";

/** A choice among two to four views. */
export interface SegmentedChoice {
  value: string;
  label: string;
}

/** A control for 2–4 exclusive views; its value is the chosen one, and it sends *input*. */
export function Segmented(
  choices: readonly SegmentedChoice[],
  {value, label, document}: {value?: string; label: string; document?: Document}
): HTMLElement & {value: string} {
  const {h} = dom(document);
  const name = `seg-${label.toLowerCase().replace(/\W+/g, "-")}`;
  const chosen = choices.some((d) => d.value === value) ? value : choices[0]?.value;
  const root = h(
    "div",
    {class: "qd-segmented", role: "radiogroup", "aria-label": label},
    choices.map((d) =>
      h(
        "label",
        null,
        h("input", {type: "radio", name, value: d.value, checked: d.value === chosen}),
        h("span", null, d.label)
      )
    )
  );
  return withValue(
    root,
    () => root.querySelector<HTMLInputElement>("input:checked")?.value ?? "",
    (next) => {
      for (const input of root.querySelectorAll("input")) input.checked = input.value === next;
    }
  );
}
