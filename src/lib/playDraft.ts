import type {PlayMessage} from "../metrics/plays/play.js";
import type {PlayAccount, PlayContact, PlaybookRow} from "../metrics/plays/playbookData.js";
import {formatFor} from "./format.js";
import {directionOf, type Language, languageOf} from "./languages.js";
import {oneLine} from "./mailto.js";
import type {Messages} from "./messages.js";

/** What a letter says, in its reader's language. */
export interface PlayDraft {
  subject: string;
  body: string;
  locale: string;
  direction: "ltr" | "rtl";
}

/** How the letters are called. */
export const MESSAGE_LABELS: Readonly<Record<PlayMessage, string>> = {
  welcome: "Welcome",
  training: "Training",
  reactivation: "Re-activation",
  cross_sell: "Cross-sell",
  reference: "Reference",
  check_in: "Check-in",
  renewal: "Renewal",
  win_back: "Win-back"
};

/** Whom a kind of letter is for, the best first. */
const READERS: Partial<Record<PlayMessage, readonly string[]>> = {
  renewal: ["sponsor", "buyer", "champion"],
  win_back: ["sponsor", "champion", "buyer"],
  welcome: ["sponsor", "champion", "user"]
};
const USUAL_READERS = ["champion", "sponsor", "user", "buyer"];

/** The person to whom a letter is best written; null where nobody is known. */
function draftContact(kind: PlayMessage, contacts: readonly PlayContact[]): PlayContact | null {
  const wanted = READERS[kind] ?? USUAL_READERS;
  const place = ({role}: PlayContact) =>
    (wanted.indexOf(role ?? "") + wanted.length + 1) % (wanted.length + 1);
  return contacts.toSorted((a, b) => place(a) - place(b))[0] ?? null;
}

/**
 * To whom a letter is written, and in which language: the person's, else the account's; English where drafts have no
 * such language.
 */
export function draftReader(
  kind: PlayMessage,
  contacts: readonly PlayContact[],
  {language}: Pick<PlaybookRow, "language">
): {contact: PlayContact | null; language: Language} {
  const contact = draftContact(kind, contacts);
  return {contact, language: languageOf(contact?.language) ?? languageOf(language) ?? "en"};
}

/** A letter about a firing, with the names and numbers that are known; what is not known is left out. */
export function playDraft(
  kind: PlayMessage,
  row: Pick<PlaybookRow, "name" | "csm">,
  {
    messages,
    company,
    account,
    contact
  }: {messages: Messages; company: string; account: PlayAccount | null; contact: PlayContact | null}
): PlayDraft {
  const {locale} = messages;
  const format = formatFor({locale});
  const seats = account?.seats ?? null;
  const mau = account?.mau ?? null;
  const day = account?.renewal_date ?? null;
  const csm = row.csm === null || row.csm === "(none)" ? "" : oneLine(row.csm);
  const values = {
    ...{account: oneLine(row.name), company: oneLine(company), csm, contact: oneLine(contact?.name ?? "")},
    ...{use: seats !== null && mau !== null ? "known" : "other", when: day !== null ? "known" : "other"},
    ...{seats: format.count(seats), mau: format.count(Math.min(mau ?? 0, seats ?? 0)), day: format.day(day)}
  };
  const who = (name: string) => ({who: name === "" ? "other" : "name"});
  const body = [
    messages.text("draft.greeting", {...values, ...who(values.contact)}),
    messages.text(`draft.${kind}.body`, values),
    messages.text("draft.closing", {...values, ...who(csm)})
  ].join("\n\n");
  return {
    subject: messages.text(`draft.${kind}.subject`, values),
    body,
    locale,
    direction: directionOf(locale)
  };
}
