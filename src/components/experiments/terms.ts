import {Card} from "../card.js";
import {dom} from "../dom.js";

const TERMS: readonly (readonly [string, string])[] = [
  [
    "Split check",
    "Counts what was assigned (accounts, where arms are by account) against the plan: chi-square, exact binomial where an expected count is below 20. Odd below p 0.01; below 0.001 no effect is shown."
  ],
  [
    "Estimate",
    "Target less control: Welch for means, Newcombe for shares. Users of one account are not independent, so errors are clustered by account where arms are; under 30 accounts by permutation of them; under 6 nothing can be decided."
  ],
  [
    "CUPED",
    "Takes off what the value before explains. It decides where 90% of the units have a value before, a rule that does not look at the result."
  ],
  [
    "Difference-in-differences",
    "Where arms were not drawn by lot: the change of the target less that of the control. Placebo tests ask whether the arms moved apart earlier already."
  ],
  [
    "Could find (MDE)",
    "2.8 standard errors: an effect of this size is found four times in five. No detectable difference is no proof of none."
  ],
  [
    "Correction",
    "The primary KPI stands apart. Secondary ones are judged together by Benjamini-Hochberg at 5%; guardrails one-sided at 5% against their margin."
  ],
  [
    "Before the planned end",
    "A confidence sequence, which holds however often it is looked at, from 30 units in each arm on; no p-values."
  ],
  [
    "Regression to the mean",
    "Units picked because they did badly do better afterwards by themselves. Without a control no effect is claimed."
  ]
];

/** How the numbers of the page are made. */
export function TermsCard({document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  return Card(
    {
      title: "How these numbers are made",
      body: h(
        "dl",
        {class: "qd-terms"},
        TERMS.map(([term, text]) => h("div", null, h("dt", null, term), h("dd", null, text)))
      ),
      method: h(
        "span",
        null,
        "Check any of it on your own file: ",
        h("code", null, "quarterdeck stats experiment --arm A --kpi K FILE --json")
      )
    },
    {id: "terms", document}
  );
}
