import {DraftCard, type DraftChoice} from "../components/playbook/draft.js";
import {dom} from "../components/dom.js";
import {loadMessages, messagesFor} from "../lib/messages.js";
import {draftReader, playDraft} from "../lib/playDraft.js";
import type {PlayMessage} from "../metrics/plays/play.js";
import type {PlayAccount, PlaybookRow} from "../metrics/plays/playbookData.js";

/** Whom a letter is about. */
export type DraftSubject = Pick<PlaybookRow, "name" | "csm" | "language">;

/** A letter to choose, copy or mail; its words are loaded in the language that is chosen. */
export function draftBox(
  kind: PlayMessage,
  subject: DraftSubject,
  {company, account}: {company: string; account: PlayAccount}
): HTMLElement {
  const root = dom().h("div");
  const {contacts} = account;
  const show = async (choice: DraftChoice) => {
    await loadMessages(choice.language);
    const messages = messagesFor(choice.language);
    const draft = playDraft(choice.kind, subject, {messages, company, account, contact: choice.contact});
    const focused = document.activeElement?.getAttribute("aria-label");
    const copy = (text: string) => navigator.clipboard.writeText(text);
    root.replaceChildren(DraftCard(draft, {choice, contacts, onChange: (next) => void show(next), copy}));
    if (focused) root.querySelector<HTMLElement>(`select[aria-label="${focused}"]`)?.focus();
  };
  void show({kind, ...draftReader(kind, contacts, subject)});
  return root;
}
