import {type BrandColours, deckColours} from "../lib/deckColours.js";
import type {DeckVendor} from "../metrics/deckData.js";

const isColour = (text: string | null): text is string => text !== null && /^#[0-9a-f]{6}$/i.test(text);

/** The site's names of the same fonts: what is printed brings its own cuts, and a page of the site has these. */
const SITE = '"Inter Variable", "Vazirmatn Variable", "Noto Sans JP Variable"';

/** What fills in the letters that a font does not have. */
const OTHERS = `${SITE}, "Vazirmatn", "Noto Sans JP", system-ui, sans-serif`;
const SERIF = `"Source Serif 4 Variable", "Inter", ${OTHERS.replace("sans-serif", "serif")}`;

const FRAME = `
.qd-deck, .qd-deck * { box-sizing: border-box; }
.qd-deck { color-scheme: light; font: 16px/23px var(--qd-deck-text); color: var(--qd-text); text-align: start; -webkit-font-smoothing: antialiased; }
.qd-deck b, .qd-deck strong { font-weight: 600; }
.qd-deck :is(:lang(ar), :lang(fa)) { letter-spacing: 0 !important; }
.qd-deck :lang(fa) { font-variant-numeric: normal !important; }
.qd-deck:lang(ja), .qd-deck :lang(ja) { word-break: auto-phrase; line-break: strict; }
.qd-deck:lang(ja) table :is(.what, .say, small) { word-break: normal; }
.qd-deck em { font-style: normal; font-weight: 500; }
.qd-deck a { color: inherit; text-decoration: none; }
.qd-deck p { margin: 0; max-width: none; }
.qd-deck :is(p, li, td, th) { text-wrap-style: pretty; }
.qd-deck .num { font-variant-numeric: tabular-nums lining-nums; }
.qd-deck .slide { width: 1280px; height: 720px; position: relative; overflow: hidden; background: var(--qd-surface); margin: 0; padding: 0; max-width: none; }
.qd-deck .kick { position: absolute; inset-inline: 48px; top: 36px; font: 600 13px/16px var(--qd-deck-text); color: var(--qd-accent); }
.qd-deck h1 { position: absolute; inset-inline-start: 48px; top: 56px; margin: 0; padding: 0; width: 1184px; max-width: 1080px; font: 600 30px/38px var(--qd-deck-display); letter-spacing: -.014em; text-wrap: balance; overflow-wrap: anywhere; color: var(--qd-text); }
.qd-deck h1.long { max-width: 1184px; font-size: 25px; line-height: 32px; }
.qd-deck h1.longest { max-width: 1184px; font-size: 21px; line-height: 27px; }
.qd-deck .body { position: absolute; inset-inline: 48px; top: 152px; height: 496px; display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); column-gap: 24px; align-content: start; }
.qd-deck .span-7 { grid-column: span 7; } .qd-deck .span-8 { grid-column: span 8; } .qd-deck .span-12 { grid-column: span 12; }
.qd-deck .span-5 { grid-column: span 5; } .qd-deck .span-4 { grid-column: span 4; }
.qd-deck .slide > footer { position: absolute; inset-inline: 48px; bottom: 24px; height: 28px; margin: 0; border-top: 1px solid var(--qd-border-strong); padding-top: 8px; display: flex; gap: 24px; justify-content: space-between; font: 12px/16px var(--qd-deck-text); color: var(--qd-text-3); white-space: nowrap; }
.qd-deck .slide > footer b { color: var(--qd-text-2); font-weight: 500; }
.qd-deck .ct { font: 600 15px/20px var(--qd-deck-text); }
.qd-deck .cs { font: 13px/20px var(--qd-deck-text); color: var(--qd-text-3); margin-bottom: 10px; }
.qd-deck .rem { display: flex; flex-direction: column; align-self: start; }
.qd-deck .rem > div { padding: 16px 0 18px; border-top: 1px solid var(--qd-border-strong); overflow-wrap: anywhere; }
.qd-deck .rem > div:first-child { border-top: 2px solid var(--qd-text); }
.qd-deck .rem.fill { display: grid; grid-template-rows: repeat(3, 1fr); height: 470px; }
.qd-deck .rem .n, .qd-deck .big { font: 600 30px/36px var(--qd-deck-display); letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.qd-deck :is(.n, .big) { word-spacing: var(--qd-apart, 0); }
.qd-deck .rem .n small { display: inline-block; word-spacing: 0; font: 500 14px/20px var(--qd-deck-text); color: var(--qd-text-3); letter-spacing: 0; }
.qd-deck .rem p { margin: 4px 0 0; color: var(--qd-text-2); }
.qd-deck .rem .n { margin: 0; color: var(--qd-text); } .qd-deck .rem .n + p { margin-top: 4px; }
.qd-deck .rem p :is(b, strong) { color: var(--qd-text); }
.qd-deck .strip { grid-column: span 12; border-top: 2px solid var(--qd-text); padding-top: 12px; margin-top: 16px; color: var(--qd-text-2); overflow-wrap: anywhere; }
.qd-deck .rem p + p, .qd-deck .strip p + p { margin-top: 6px; }
.qd-deck .rem ul, .qd-deck .rem ol, .qd-deck .strip ul, .qd-deck .strip ol { margin: 4px 0 0; padding-inline-start: 20px; color: var(--qd-text-2); }
.qd-deck .rem a, .qd-deck .strip a { color: var(--qd-accent); text-decoration: underline; text-underline-offset: 2px; }`;

const TABLES = `
.qd-deck table { border-collapse: collapse; width: 100%; max-width: none; margin: 0; font: 15px/22px var(--qd-deck-text); table-layout: fixed; color: var(--qd-text); font-variant-numeric: tabular-nums lining-nums; }
.qd-deck th { font: 500 13px/18px var(--qd-deck-text); color: var(--qd-text-3); text-align: start; vertical-align: bottom; padding: 0 10px 7px; border: 0; border-bottom: 1px solid var(--qd-text); }
.qd-deck td, .qd-deck tbody th { padding: 9px 10px; border: 0; border-bottom: 1px solid var(--qd-border); vertical-align: middle; overflow-wrap: anywhere; font: 15px/22px var(--qd-deck-text); color: var(--qd-text); text-align: start; }
.qd-deck tbody th { font-weight: 500; }
.qd-deck tr > :first-child { padding-inline-start: 0; } .qd-deck tr > :last-child { padding-inline-end: 0; }
.qd-deck tr:last-child > td, .qd-deck tbody tr:last-child > th { border-bottom: 0; }
.qd-deck tr.total > td, .qd-deck tr.total > th { border-top: 2px solid var(--qd-text); font-weight: 600; }
.qd-deck table.roomy td, .qd-deck table.roomy tbody th { padding-block: 26px; }
.qd-deck .exhibit + .exhibit { margin-top: 22px; }
.qd-deck .r { text-align: right; }
.qd-deck td.r { white-space: nowrap; }
.qd-deck td small, .qd-deck tbody th small { display: block; font: 13px/18px var(--qd-deck-text); color: var(--qd-text-3); }
.qd-deck .tag { display: inline-block; font: 500 13px/18px var(--qd-deck-text); padding: 2px 8px; border-radius: 4px; border: 1px solid var(--qd-border-strong); color: var(--qd-text-2); white-space: nowrap; }
.qd-deck .tag.dash { border-style: dashed; border-color: var(--qd-risk); color: var(--qd-risk-text); }
.qd-deck .tag.ok { border-color: var(--qd-healthy); color: var(--qd-healthy-text); }
.qd-deck .tag.bad { border-color: var(--qd-risk); color: var(--qd-risk-text); }
.qd-deck table.issues td, .qd-deck table.issues tbody th { vertical-align: top; padding-block: 18px; }
.qd-deck table.issues.roomy td, .qd-deck table.issues.roomy tbody th { padding-block: 28px 44px; }
.qd-deck table.issues.tight td, .qd-deck table.issues.tight tbody th { padding-block: 10px; }
.qd-deck table.issues .big { letter-spacing: -.02em; }
.qd-deck table.issues small { font-size: 14px; line-height: 20px; }
.qd-deck table.outcomes td, .qd-deck table.outcomes tbody th { padding-block: 0; font-size: 16px; }
.qd-deck table.outcomes tbody th { font-weight: 600; }
.qd-deck table.outcomes td.r { white-space: normal; }
.qd-deck table.outcomes td.r:nth-child(-n+5) { white-space: nowrap; }
.qd-deck table.outcomes :is(th, td):nth-child(4) { padding: 0; }
.qd-deck table.outcomes td > b { font-weight: 600; } .qd-deck table.outcomes td:last-child > b { display: block; font-size: 15px; line-height: 20px; }
.qd-deck table.outcomes b.good { color: var(--qd-accent); } .qd-deck table.outcomes b.bad { color: var(--qd-risk-text); } .qd-deck table.outcomes b.plain { color: var(--qd-text-2); }
.qd-deck .scale { padding-inline-start: 440px; height: 46px; }
.qd-deck .also { margin-top: 6px; font: 13px/20px var(--qd-deck-text); color: var(--qd-text-2); overflow-wrap: anywhere; }
.qd-deck .tell { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); column-gap: 26px; margin-top: 16px; }
.qd-deck .tell p { font: 14px/20px var(--qd-deck-text); color: var(--qd-text-2); overflow-wrap: anywhere; } .qd-deck .tell b { color: var(--qd-text); }
.qd-deck .what { font: 600 17px/25px var(--qd-deck-text); color: var(--qd-text); }
.qd-deck table.dense .what { font-size: 15px; line-height: 20px; } .qd-deck table.dense :is(.know, .say) { font-size: 14px; line-height: 19px; }
.qd-deck table.dense small { font-size: 12px; line-height: 16px; }
.qd-deck .say { font: 16px/24px var(--qd-deck-text); color: var(--qd-text); }
.qd-deck .know { font: 16px/24px var(--qd-deck-text); color: var(--qd-text-2); }
.qd-deck .find { display: grid; grid-template-columns: 300px minmax(0, 1fr) 76px; column-gap: 24px; align-items: baseline; border-top: 1px solid var(--qd-border-strong); padding: 22px 0; min-height: 92px; }
.qd-deck .finds.of-2 .find, .qd-deck .finds.of-3 .find { min-height: 148px; padding: 32px 0; }
.qd-deck .finds.of-4 .find { min-height: 116px; padding: 28px 0; }
.qd-deck .finds.of-5 .find { padding: 18px 0; }
.qd-deck .body:has(.strip) .find { min-height: 76px; padding: 14px 0; }
.qd-deck .find:first-child { border-top: 2px solid var(--qd-text); }
.qd-deck .find.plain { grid-template-columns: minmax(0, 1fr); }
.qd-deck .own[dir] :is(ul, ol) { padding: 0; list-style-position: inside; }
.qd-deck .find .own > * + * { margin-top: 6px; }
.qd-deck .find ul, .qd-deck .find ol { margin: 0; padding-inline-start: 22px; font: 18px/26px var(--qd-deck-text); color: var(--qd-text-2); }
.qd-deck .find p:not([class]) { font: 18px/26px var(--qd-deck-text); color: var(--qd-text-2); } .qd-deck .find p :is(b, strong) { color: var(--qd-text); }
.qd-deck .find small { letter-spacing: 0; font: 500 14px/20px var(--qd-deck-text); color: var(--qd-text-3); display: inline-block; }
.qd-deck .find .page { text-align: end; font: 13px/20px var(--qd-deck-text); color: var(--qd-accent); }
.qd-deck .said { margin: 0; padding: 10px 0; border-top: 1px solid var(--qd-border); color: var(--qd-text-2); display: grid; grid-template-columns: 44px minmax(0, 1fr); font: 15px/22px var(--qd-deck-text); }
.qd-deck .said b { color: var(--qd-text); }
.qd-deck .defs.one { grid-template-columns: minmax(0, 1fr); }
.qd-deck .defs.two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 48px; }
.qd-deck .defs > p:not(.ct) { border-top: 1px solid var(--qd-border); padding: 7px 0; font: 13px/18px var(--qd-deck-text); color: var(--qd-text-2); overflow-wrap: anywhere; }
.qd-deck .defs > .ct { margin-bottom: 10px; }
.qd-deck .defs b { color: var(--qd-text); }`;

const CHARTS = `
.qd-deck svg { display: block; overflow: visible; max-width: none; }
.qd-deck svg text { font: 13px/1 var(--qd-deck-text); fill: var(--qd-text-3); font-variant-numeric: tabular-nums; }
.qd-deck svg .lb { font-size: 14px; fill: var(--qd-text-2); }
.qd-deck svg .lbs { font-size: 14px; font-weight: 600; fill: var(--qd-text); }
.qd-deck svg .acc { font-size: 14px; font-weight: 600; fill: var(--qd-accent); }
.qd-deck svg .an { fill: var(--qd-text-2); }
.qd-deck svg .grid { stroke: var(--qd-grid); stroke-width: 1; shape-rendering: crispEdges; }
.qd-deck svg .axl { stroke: var(--qd-axis); stroke-width: 1; shape-rendering: crispEdges; }`;

const COVER = `
.qd-deck .cover .mark { position: absolute; inset-inline-start: 48px; top: 44px; display: flex; gap: 10px; align-items: center; font: 600 18px/24px var(--qd-deck-text); }
.qd-deck .cover .mark img { max-height: 32px; max-width: 220px; } .qd-deck .cover .mark .sign { height: 24px; max-width: 48px; }
.qd-deck .cover .edition { position: absolute; inset-inline-end: 48px; top: 46px; font: 14px/20px var(--qd-deck-text); color: var(--qd-text-3); }
.qd-deck .cover .name { position: absolute; inset-inline: 48px; top: 138px; }
.qd-deck .cover .occasion { font: 600 18px/26px var(--qd-deck-text); color: var(--qd-accent); margin-bottom: 10px; }
.qd-deck .cover h1 { position: static; width: auto; max-width: 1184px; font-size: 64px; line-height: 72px; letter-spacing: -.03em; }
.qd-deck .cover h1.long { font-size: 44px; line-height: 52px; letter-spacing: -.02em; }
.qd-deck .cover h1.longest { font-size: 28px; line-height: 36px; letter-spacing: -.014em; }
.qd-deck .cover .lead { font: 20px/30px var(--qd-deck-text); color: var(--qd-text-2); margin-top: 14px; max-width: 860px; }
.qd-deck .cover .year { position: absolute; inset-inline: 48px; top: 424px; }
.qd-deck .cover .under { border-top: 2px solid var(--qd-text); display: flex; justify-content: space-between; gap: 24px; padding-top: 8px; font: 13px/18px var(--qd-deck-text); color: var(--qd-text-3); }
.qd-deck .cover .under b { color: var(--qd-accent); }`;

const PRINT = `
@page { size: 13.333in 7.5in; margin: 0; }
@media print {
  .qd-deck .slide { break-inside: avoid; }
  .qd-deck .slide + .slide { break-before: page; }
}`;

function fonts(font: string | null): string {
  const own =
    font !== null && /^[\p{L}\p{N} ._-]{1,60}$/u.test(font) ? `"${font}", "Inter", ${OTHERS}` : null;
  const [text, display] =
    font === "serif"
      ? [`"Source Serif 4", ${SERIF}`, `"Source Serif 4 Display", "Source Serif 4", ${SERIF}`]
      : [own ?? `"Inter", ${OTHERS}`, own ?? `"Inter Display", "Inter", ${OTHERS}`];
  // The space of the serif is too narrow to keep a large number from the words beside it.
  const apart = font === "serif" ? " --qd-apart: .08em;" : "";
  return `--qd-deck-text: ${text}; --qd-deck-display: ${display};${apart}`;
}

/** The style sheet of a deck in the vendor's colours and font; it touches nothing outside .qd-deck. */
export function deckStyle({font, ...colours}: BrandColours & Pick<DeckVendor, "font">): string {
  const {accent = null, background = null} = colours;
  const checked = {
    accent: isColour(accent) ? accent : null,
    background: isColour(background) ? background : null
  };
  const tokens = Object.entries(deckColours(checked)).map(([name, colour]) => `--qd-${name}: ${colour};`);
  const own = `\n.qd-deck { ${tokens.join(" ")} ${fonts(font)} }`;
  return `${own}${FRAME}${TABLES}${CHARTS}${COVER}${PRINT}\n`;
}
