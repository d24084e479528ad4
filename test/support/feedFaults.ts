import {JSDOM} from "jsdom";

const ATOM = "http://www.w3.org/2005/Atom";
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** What a feed and an entry may hold; of those marked exactly one, or at most one. */
const CHILDREN: Record<"feed" | "entry", Record<string, "one" | "at most one" | "any">> = {
  feed: {
    ...{id: "one", title: "one", updated: "one", generator: "at most one", rights: "at most one"},
    ...{subtitle: "at most one", author: "any", link: "any", category: "any", entry: "any"}
  },
  entry: {
    ...{id: "one", title: "one", updated: "one", summary: "at most one", content: "at most one"},
    ...{published: "at most one", author: "any", link: "any", category: "any"}
  }
};

/** What of RFC 4287 a feed breaks, in words; a text that is no XML throws. */
export function feedFaults(text: string): string[] {
  const {documentElement: feed} = new JSDOM(text, {contentType: "application/xml"}).window.document;
  if (feed.localName !== "feed" || feed.namespaceURI !== ATOM) return ["no Atom feed"];
  const entries = named(feed, "entry");
  const ids = entries.map((d) => named(d, "id")[0]?.textContent);
  return [
    ...partFaults(feed, "feed"),
    ...entries.flatMap((d) => [...partFaults(d, "entry"), ...entryFaults(d, feed)]),
    ...(new Set(ids).size === ids.length ? [] : ["two entries of one id"])
  ];
}

const named = (of: Element, name: string) => Array.from(of.children).filter((d) => d.localName === name);

function partFaults(of: Element, kind: "feed" | "entry"): string[] {
  const allowed = CHILDREN[kind];
  const strange = Array.from(of.children).filter((d) => d.namespaceURI !== ATOM || !(d.localName in allowed));
  const counts = Object.entries(allowed).flatMap(([name, how]) => {
    const n = named(of, name).length;
    return (how === "one" && n !== 1) || (how === "at most one" && n > 1) ? [`${n} ${name} in ${kind}`] : [];
  });
  const times = [...named(of, "updated"), ...named(of, "published")].filter((d) => !TIME.test(d.textContent));
  const ids = named(of, "id").filter((d) => !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(d.textContent));
  const typed = [...named(of, "title"), ...named(of, "summary")].filter(
    (d) => !["text", "html", "xhtml", null].includes(d.getAttribute("type"))
  );
  return [
    ...strange.map((d) => `${d.nodeName} in ${kind}`),
    ...counts,
    ...times.map((d) => `no time: ${d.textContent}`),
    ...ids.map((d) => `no address: ${d.textContent}`),
    ...typed.map((d) => `${d.localName} of type ${d.getAttribute("type")}`)
  ];
}

function entryFaults(entry: Element, feed: Element): string[] {
  const authors = [...named(entry, "author"), ...named(feed, "author")];
  const alternate = named(entry, "link").some((d) => (d.getAttribute("rel") ?? "alternate") === "alternate");
  return [
    ...(authors.some((d) => named(d, "name")[0]?.textContent) ? [] : ["an entry without author"]),
    ...(alternate || named(entry, "content").length > 0 ? [] : ["neither content nor a link"])
  ];
}
