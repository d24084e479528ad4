import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {missingTable, ratioWords} from "../../lib/voiceText.js";
import type {ArticleRow, TopicRow} from "../../lib/voiceTopics.js";
import {RULES} from "../../lib/voiceTopics.js";
import type {VoiceView} from "../../lib/voiceView.js";
import {capital, plural} from "../../lib/words.js";
import type {RateRatio} from "../../metrics/rateRatio.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {Sparkline} from "../sparkline.js";

const format = formatFor();
const VERDICTS = {fell: "Fell", rose: "Rose", "cannot be told": "No change told", "too few": "Too early"};
const PER = "per 100 active users and month";
const perHundred = ({tickets, user_months}: {tickets: number; user_months: number}) =>
  user_months > 0 ? (100 * tickets) / user_months : null;
const ratioCsv = (name: string, {value, low, high}: RateRatio) => ({
  [`${name}_ratio`]: value,
  [`${name}_low`]: low,
  [`${name}_high`]: high
});

/** The topics that people ask about, and which of them deserve a help article. */
export function TopicsCard(view: VoiceView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const title = topicsTitle(view);
  const {months, tickets, accounts, how_to} = RULES.topic;
  const columns: Column<TopicRow>[] = [
    {key: "topic", label: "Topic", cell: (d) => h("bdi", null, d.topic), sort: (d) => d.topic},
    {
      key: "rate",
      label: "Rate",
      title: `Tickets ${PER}`,
      align: "end",
      narrow: "side",
      cell: (d) => h("b", null, format.decimal(d.rate, 2)),
      sort: (d) => d.rate
    },
    {
      key: "parts",
      label: "Tickets / user-months",
      align: "end",
      cell: (d) => `${format.count(d.tickets)} / ${format.count(d.user_months)}`,
      csv: (d) => ({tickets: d.tickets, user_months: d.user_months})
    },
    {
      key: "accounts",
      label: "Accounts",
      align: "end",
      cell: (d) => format.count(d.accounts),
      sort: (d) => d.accounts
    },
    {
      key: "history",
      label: `${view.months.length} months`,
      narrow: "hide",
      cell: (d) => Sparkline(d.history, {label: `${d.topic}, rate by month`, document}),
      csv: () => ({})
    },
    {
      key: "trend",
      label: `Against the ${months} months before`,
      cell: (d) => RatioCell(d.trend, d.marked ? "qd-strong" : "qd-tail", document),
      csv: (d) => ({...ratioCsv("trend", d.trend), marked: d.marked})
    },
    {
      key: "how_to",
      label: "How-to",
      align: "end",
      cell: (d) => `${format.percent(d.how_to / d.tickets, 0)} (${d.how_to}/${d.tickets})`,
      sort: (d) => d.how_to / d.tickets
    },
    {
      key: "advice",
      label: "Help article",
      narrow: "note",
      cell: (d) => Advice(d, document),
      csv: (d) => d.advice
    }
  ];
  return Card(
    {
      title,
      subtitle: `Tickets ${PER}, last ${months} full months; bold change = stands among all topics (Benjamini-Hochberg, 5%)`,
      body: DataTable(view.topics, columns, {
        caption: title,
        narrow: "scroll",
        limit: 15,
        empty:
          missingTable(view, "tickets", "No support tickets.") ??
          missingTable(view, "usage", "No active users to count tickets against.") ??
          `Topics need tickets with the column topic in ${2 * months} full months. Name the topic of tickets, or choose more accounts.`,
        document
      }),
      method: `Deserves an article: tickets in each of ${months} months, at least ${tickets} from at least ${accounts} accounts, at least ${format.percent(how_to, 0)} how-to, no article yet; 95% intervals clustered by account${unknownWords(view.topics.map((d) => d.trend))}`,
      links: [{label: "Definition", href: definitionHref("ticket_rate")}]
    },
    {document}
  );
}

/** A change, or *n/a* with its reason, which is too long for a cell. */
function RatioCell(ratio: RateRatio, look: string | null, document?: Document): HTMLElement {
  const {h} = dom(document);
  const known = ratio.value !== null;
  return h(
    "span",
    {class: known ? look : "qd-tail", title: known ? null : ratio.reason},
    known ? ratioWords(ratio) : "n/a"
  );
}

/** What *n/a* stands for, said under the table. */
function unknownWords(ratios: readonly RateRatio[]): string {
  const reason = ratios.find((d) => d.value === null)?.reason;
  return reason == null ? "" : `; n/a = ${reason}`;
}

function Advice({advice, article}: TopicRow, document?: Document) {
  const {h} = dom(document);
  if (advice === "write an article") return h("b", null, "Write an article");
  const day = article ? `, published ${format.day(article.published_on)}` : "";
  return h(
    "span",
    {class: advice === "revise the article" ? "qd-strong" : "qd-tail"},
    `${capital(advice)}${day}`
  );
}

/** Each topic's tickets before and after its help article, beside the other topics'. */
export function ArticlesCard(view: VoiceView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const title = articlesTitle(view);
  const ratio = (key: "change" | "others" | "relative", label: string, hint: string): Column<ArticleRow> => ({
    ...{key, label, title: hint},
    narrow: key === "relative" ? "side" : "fact",
    cell: (d) => RatioCell(d[key], key === "relative" && d.verdict === "fell" ? "qd-strong" : null, document),
    csv: (d) => ratioCsv(key, d[key])
  });
  const rate = (key: "before" | "after"): Column<ArticleRow> => ({
    key,
    label: key === "before" ? "Before" : "After",
    align: "end",
    cell: (d) =>
      d.months === 0
        ? "n/a"
        : [
            format.decimal(perHundred(d[key]), 2),
            h(
              "span",
              {class: "qd-tail"},
              ` ${format.count(d[key].tickets)} / ${format.count(d[key].user_months)}`
            )
          ],
    csv: (d) => ({[`${key}_tickets`]: d[key].tickets, [`${key}_user_months`]: d[key].user_months})
  });
  const columns: Column<ArticleRow>[] = [
    {
      key: "topic",
      label: "Article on",
      cell: (d) =>
        d.url ? h("a", {href: d.url, rel: "noreferrer"}, h("bdi", null, d.topic)) : h("bdi", null, d.topic),
      csv: ({topic, url}) => ({topic, url})
    },
    {
      key: "published_on",
      label: "Published",
      cell: (d) => format.day(d.published_on),
      csv: (d) => d.published_on
    },
    {
      key: "months",
      label: "Months each side",
      align: "end",
      cell: (d) => format.count(d.months),
      csv: (d) => d.months
    },
    rate("before"),
    rate("after"),
    ratio("change", "Change", "After / before, less one"),
    ratio("others", "Other topics", "The same of topics without an article that are not bugs"),
    ratio("relative", "Against them", "The topic's change divided by that of the other topics, less one"),
    {
      key: "verdict",
      label: "Verdict",
      narrow: "note",
      cell: (d) => VERDICTS[d.verdict],
      csv: (d) => d.verdict
    }
  ];
  return Card(
    {
      title,
      subtitle: `Tickets on the topic ${PER}, in equal numbers of full months before and after the month of publication (${RULES.article.least} to ${RULES.article.most})`,
      body: DataTable(view.articles, columns, {
        caption: title,
        narrow: "scroll",
        empty:
          missingTable(view, "tickets", "No support tickets.") ??
          "No help article is known. List those that you published under `help_articles` in quarterdeck.yaml, with topic and published_on.",
        document
      }),
      method: `Other topics show what the season did to all; a change is associated with the article, others may have come at the same time. 95% intervals clustered by account${unknownWords(view.articles.map((d) => d.relative))}`,
      links: [{label: "Definition", href: definitionHref("ticket_rate")}]
    },
    {document}
  );
}

/** The title of the topics. */
function topicsTitle({topics, given}: VoiceView): string {
  if (!given("tickets")) return "Topics are not known: the table tickets is not given";
  if (topics.length === 0) return "No topic can be told yet";
  const wanted = topics.filter((d) => d.advice === "write an article");
  const revise = topics.filter((d) => d.advice === "revise the article");
  const parts = [
    wanted.length > 0 &&
      `${plural(wanted.length, "recurring topic deserves", "recurring topics deserve")} a help article`,
    revise.length > 0 && `${plural(revise.length, "article needs", "articles need")} another look`
  ].filter((d) => d !== false);
  return parts.length > 0 ? parts.join("; ") : "No recurring how-to topic is without an article";
}

/** The title of the articles: which worked, and which did not. */
function articlesTitle({articles}: VoiceView): string {
  if (articles.length === 0) return "No help article is known";
  if (articles.every((d) => d.verdict === "too few"))
    return "It is too early to tell what the help articles changed";
  const words = articles.map((d) => {
    if (d.verdict === "fell")
      return `tickets on ${d.topic} fell by ${dropWords(d.relative)} against other topics`;
    if (d.verdict === "rose") return `those on ${d.topic} rose`;
    if (d.verdict === "too few") return `it is too early for ${d.topic}`;
    return `no change can be told for ${d.topic}`;
  });
  const order = ["fell", "rose", "cannot be told", "too few"];
  const sorted = words
    .map((text, k) => ({text, at: order.indexOf(articles[k]?.verdict ?? "")}))
    .sort((a, b) => a.at - b.at)
    .slice(0, 2)
    .map((d) => d.text)
    .join("; ");
  return `After their articles ${sorted}`;
}

function dropWords({value}: RateRatio): string {
  return format.percent(1 - (value ?? 1), 0);
}
