import {escapeHtml} from "./escapeHtml.js";
import {formatFor} from "./format.js";
import type {IconName} from "./icons.js";
import {iconMarkup} from "./icons.js";
import type {PageName} from "./links.js";
import {pageHref} from "./links.js";

/** What every page says about the whole. */
export interface ShellData {
  company: string;
  /** YYYY-MM-DD */
  as_of: string;
  currency: string;
  /** The last full quarter: *2026Q3*. */
  quarter: string;
  rows_read: number;
  rows_rejected: number;
  /** Paying accounts. */
  accounts: number;
  /** How many were run, or are under way. */
  experiments?: number;
  /** When the warehouse was written, ISO 8601 in UTC. */
  built_at?: string;
  /** The first digits of the fingerprint of inputs, configuration and code. */
  recipe?: string;
  /** What the site was cut to, where it holds a slice: *Segment Small*. */
  slice?: string;
}

interface Entry {
  page: PageName;
  label: string;
  icon: IconName;
  count?: (shell: ShellData) => number | null;
}

const GROUPS: readonly {title: string; entries: readonly Entry[]}[] = [
  {
    title: "Explore",
    entries: [
      {page: "index", label: "Overview", icon: "overview"},
      {page: "accounts", label: "Accounts", icon: "accounts", count: (d) => d.accounts},
      {page: "retention", label: "Retention", icon: "retention"},
      {page: "causes", label: "Causes", icon: "causes"},
      {page: "experiments", label: "Experiments", icon: "experiments", count: (d) => d.experiments ?? null},
      {page: "health", label: "Health", icon: "health"},
      {page: "journey", label: "Journey", icon: "journey"},
      {page: "voice", label: "Voice", icon: "voice"},
      {page: "growth", label: "Growth", icon: "growth"},
      {page: "notebooks", label: "Notebooks", icon: "code"}
    ]
  },
  {
    title: "Act",
    entries: [
      {page: "playbook", label: "Playbook", icon: "playbook"},
      {page: "renewals", label: "Renewals", icon: "renewals"},
      {page: "postmortems", label: "Post-mortems", icon: "postmortems"},
      {page: "product", label: "Product review", icon: "product"},
      {page: "deck", label: "Prepare QBR", icon: "qbr"},
      {page: "notebook", label: "Workbench", icon: "notebook"}
    ]
  },
  {
    title: "Check",
    entries: [
      {page: "quality", label: "Data quality", icon: "quality", count: (d) => d.rows_rejected},
      {page: "definitions", label: "Definitions", icon: "definitions"}
    ]
  }
];

const BRAND =
  '<span class="qd-brand"><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 13V3A10 10 0 0 1 13 13Z" fill="var(--qd-accent)"/><rect x="3" y="15" width="14" height="2.2" fill="currentColor"/></svg><b>Quarterdeck</b></span>';

/**
 * The parts of a page that all pages share, as text for Framework's *header*: skip link, top bar, side bar. The workbench
 * fills the window with its own, and has only the facts about the data, unseen.
 */
export function shellMarkup(shell: ShellData | null, path: string): string {
  const format = formatFor();
  const day = shell ? `as of ${format.day(shell.as_of)}` : "";
  if (path.replace(/^\//, "") === "notebook")
    return shell ? `<div hidden>${freshMarkup(shell, day)}</div>` : "";
  return `<a class="qd-skip" href="#observablehq-main">Skip to content</a>
<div class="qd-top">
<button type="button" class="qd-top-button" data-shell="menu" aria-expanded="false" aria-controls="qd-side" aria-label="Menu">${iconMarkup("menu", 18)}</button>
${BRAND}<span class="qd-top-day">${escapeHtml(day)}</span>
<button type="button" class="qd-top-button" data-shell="find" aria-label="Find">${iconMarkup("search", 18)}</button>
</div>
<div class="qd-side" id="qd-side">
${BRAND}
${findMarkup()}
<nav class="qd-nav" aria-label="Pages">${GROUPS.map((d) => groupMarkup(d, shell, path)).join("")}</nav>
<div class="qd-foot">${themeMarkup()}${shell ? freshMarkup(shell, day) : ""}</div>
</div>`;
}

function findMarkup(): string {
  return `<search class="qd-find"><label class="qd-find-box">${iconMarkup("search", 14)}<input type="search" placeholder="Find account, metric" aria-label="Find account or metric" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="qd-found" aria-autocomplete="list"><kbd aria-hidden="true">/</kbd></label><ul class="qd-menu" id="qd-found" role="listbox" aria-label="Found" hidden></ul></search>`;
}

function groupMarkup(
  {title, entries}: (typeof GROUPS)[number],
  shell: ShellData | null,
  path: string
): string {
  const items = entries.map(({page, label, icon, count}) => {
    const on = path === `/${page}` || path.startsWith(`/${page}/`);
    const number = shell && count ? count(shell) : null;
    const badge =
      number === null ? "" : `<span class="qd-nav-count qd-num">${formatFor().count(number)}</span>`;
    return `<li><a href="${pageHref(page)}" data-page="${page}"${on ? ' aria-current="page"' : ""} title="${label}">${iconMarkup(icon)}<span>${label}</span>${badge}</a></li>`;
  });
  const id = `qd-nav-${title.toLowerCase()}`;
  return `<div class="qd-nav-title" id="${id}">${title}</div><ul aria-labelledby="${id}">${items.join("")}</ul>`;
}

function themeMarkup(): string {
  return `<button type="button" class="qd-theme" data-shell="theme"><span class="qd-when-light">${iconMarkup("moon")}<b>Dark theme</b></span><span class="qd-when-dark">${iconMarkup("sun")}<b>Light theme</b></span></button>`;
}

function freshMarkup(shell: ShellData, day: string): string {
  const format = formatFor();
  const built = shell.built_at
    ? `Built ${format.dayMonth(shell.built_at)} ${shell.built_at.slice(11, 16)}\u00a0UTC`
    : "";
  const recipe = shell.recipe ? `<span>Recipe ${escapeHtml(shell.recipe.slice(0, 7))}</span>` : "";
  const slice = shell.slice ? `<span>${escapeHtml(shell.slice)} only</span>` : "";
  return `<div class="qd-fresh qd-num" data-as_of="${escapeHtml(shell.as_of)}" data-quarter="${escapeHtml(shell.quarter)}"><span><b><bdi>${escapeHtml(shell.company)}</bdi></b> \u00b7 ${escapeHtml(day)}</span>${slice}<span><a href="${pageHref("quality")}">${format.count(shell.rows_read)} rows, ${format.count(shell.rows_rejected)} set aside</a></span>${built && `<span>${built}</span>`}${recipe}</div>`;
}
