import {pageHref} from "../../lib/links.js";
import type {NamedAccount} from "../../lib/nearAccounts.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";
import {PageHeader} from "../pageHeader.js";

/** What is shown where no account was named, or none has the id: accounts like it, and the way to the list. */
export function UnknownAccount(
  {id, near}: {id: string; near: readonly NamedAccount[]},
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  const title = id === "" ? "Choose an account" : ["No account has the id ", h("bdi", null, id)];
  const list = h(
    "ul",
    {class: "qd-near"},
    near.map((d) =>
      h(
        "li",
        null,
        h("a", {href: pageHref("account", {account: d.account_id})}, h("bdi", null, d.name)),
        " ",
        h("small", null, h("bdi", null, d.account_id))
      )
    )
  );
  return h(
    "div",
    null,
    PageHeader({path: [{label: "Accounts", href: pageHref("accounts")}, "Account"], title}, {document}),
    Card(
      {
        title:
          near.length === 0
            ? "There are no accounts in this site"
            : id === ""
              ? "The first accounts by name"
              : "The nearest are",
        subtitle:
          id === ""
            ? undefined
            : "The address names an account that is not in this site: it may be misspelt, or belong to another segment or CSM.",
        body: list,
        links: [{label: "All accounts", href: pageHref("accounts")}]
      },
      {document}
    )
  );
}
