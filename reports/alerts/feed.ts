import {Feed} from "feed";
import {escapeHtml} from "../../src/lib/escapeHtml.js";
import {plainText} from "../../src/lib/plainText.js";
import type {Alert} from "./alert.js";
import type {AlertsHead} from "./calendar.js";

/** Alerts as an Atom feed (RFC 4287), each an entry that is known again by its id. */
export function alertFeed(alerts: readonly Alert[], {company, as_of}: AlertsHead): string {
  const feed = new Feed({
    title: html(`${company}: plays`),
    id: `urn:quarterdeck:plays:${encodeURIComponent(plainText(company))}`,
    updated: new Date(`${as_of}T00:00:00Z`),
    generator: "Quarterdeck",
    copyright: ""
  });
  for (const alert of alerts) {
    const id = `urn:quarterdeck:play:${alert.id}`;
    feed.addItem({
      title: html(`${alert.name}: ${alert.title}`),
      id,
      link: id, // where the site lies is not known here
      date: new Date(`${alert.fired_on}T00:00:00Z`),
      author: [{name: plainText(alert.csm ?? company)}],
      description: html(
        `${alert.because}. Since ${alert.fired_on}. ${alert.actions.map((d) => `${d.do} (${d.owner}, by ${d.due})`).join(". ")}.`
      )
    });
  }
  return feed.atom1();
}

/** The feed marks titles and summaries as HTML. */
const html = (text: string): string => escapeHtml(plainText(text));
