import {DraftCard, type DraftChoice} from "../components/playbook/draft.js";
import {loadMessages, messagesFor} from "../lib/messages.js";
import {draftReader, playDraft} from "../lib/playDraft.js";
import type {PlayItem} from "../lib/playItems.js";
import type {PlaybookData} from "../metrics/plays/playbookData.js";
import {dom} from "../components/dom.js";

/** The letter of a firing; its words are loaded in the language that is chosen. */
export function playbookDraft(item: PlayItem, {company, accounts}: PlaybookData): HTMLElement {
  const root = dom().h("div");
  const account = accounts[item.account_id ?? ""] ?? null;
  if (account === null) return root;
  const {contacts} = account;
  const kind = item.of.message ?? "check_in";
  const show = async (choice: DraftChoice) => {
    await loadMessages(choice.language);
    const messages = messagesFor(choice.language);
    const draft = playDraft(choice.kind, item, {messages, company, account, contact: choice.contact});
    const focused = document.activeElement?.getAttribute("aria-label");
    const copy = (text: string) => navigator.clipboard.writeText(text);
    root.replaceChildren(DraftCard(draft, {choice, contacts, onChange: (next) => void show(next), copy}));
    if (focused) root.querySelector<HTMLElement>(`select[aria-label="${focused}"]`)?.focus();
  };
  void show({kind, ...draftReader(kind, contacts, item)});
  return root;
}
