import type {FormField} from "../../components/formDialog.js";
import {BANDS, bandLook} from "../../lib/bands.js";
import {CALL_CHOICES} from "../../lib/callWords.js";
import {addDays} from "../../metrics/days.js";
import {OVERRIDE_DAYS} from "../../metrics/heldOverride.js";
import {rememberedName} from "../ownName.js";
import {askForm} from "./dialogs.js";
import {journalDay, writeJournal} from "./writeJournal.js";

const NONE = {value: "", label: "\u2013"};

/** Asks who writes, with the name that this browser keeps. */
const by = (): FormField => ({name: "by", label: "Who says so", value: rememberedName(), required: true});

const number = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));

/** The account that a line is about, and whose customer it is. */
export interface JournalSubject {
  company: string;
  account_id: string;
  name: string;
}

/** Asks for an override of an account's health score, and writes it. */
export async function overrideForm(
  {company, account_id, name}: JournalSubject,
  model: number | null
): Promise<void> {
  const today = journalDay();
  const bands = BANDS.filter((d) => d !== "not enough data").map((d) => ({
    value: d,
    label: bandLook(d).label
  }));
  const given = await askForm({
    title: `Override the score of ${name}`,
    intro: `It stands beside the computed score${model === null ? "" : `, ${Math.round(model)},`} with your name, and never replaces it. To end it early, write another that ends today.`,
    fields: [
      {name: "score", label: "Score, 0 to 100", type: "number", min: "0", max: "100", step: "any"},
      {name: "band", label: "or band", type: [NONE, ...bands]},
      {name: "reason", label: "Why", type: "textarea", required: true},
      {
        ...{name: "expires_on", label: "Until, this day included", type: "date", required: true},
        ...{value: addDays(today, OVERRIDE_DAYS), min: today}
      },
      by()
    ],
    submit: "Write it into the journal",
    check: ({score, band, reason, by: who}) =>
      (score === "") === (band === "")
        ? "Give a score or a band, one of the two."
        : reason === "" || who === ""
          ? "An override needs a reason and a name."
          : null
  });
  if (!given) return;
  const {reason = "", band, expires_on = null} = given;
  const draft = {account_id, score: number(given.score), band: band || null, reason, expires_on};
  await writeJournal(company, "overrides", draft, given.by);
}

/** Asks for a judgement on a renewal, and writes it. */
export async function callForm(
  {company, account_id, name}: JournalSubject,
  renewal_date: string,
  words: string
): Promise<void> {
  const given = await askForm({
    title: `Renewal of ${name}`,
    intro: words,
    fields: [
      {name: "call", label: "Your call", type: [NONE, ...CALL_CHOICES]},
      {
        ...{name: "probability", label: "Probability that it renews, %", type: "number"},
        ...{min: "0", max: "100", step: "any"}
      },
      by()
    ],
    submit: "Write it into the journal",
    check: ({call, probability, by: who}) =>
      call === "" && probability === ""
        ? "Give a call, a probability, or both."
        : who === ""
          ? "A call needs a name."
          : null
  });
  if (!given) return;
  const percent = number(given.probability);
  const draft = {
    ...{account_id, renewal_date, call: given.call || null},
    probability: percent === null ? null : percent / 100
  };
  await writeJournal(company, "renewal_calls", draft, given.by);
}
