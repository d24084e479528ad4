import type {BrandColours} from "../../lib/deckColours.js";
import type {DeckVendor} from "../../metrics/deckData.js";
import {deckStyle} from "../style.js";

const BRIEF = `
.qd-deck .brief::before { content: ""; position: absolute; inset-inline: 0; top: 0; height: 4px; background: var(--qd-risk); }
.qd-deck .brief .internal { position: absolute; inset-inline-end: 48px; top: 36px; font: 600 13px/16px var(--qd-deck-text); color: var(--qd-risk-text); }
.qd-deck .brief h1 b { font-weight: 600; }
.qd-deck .brief .aside { border-top: 1px solid var(--qd-border-strong); margin-top: 10px; padding-top: 10px; font: 15px/22px var(--qd-deck-text); color: var(--qd-text-2); overflow-wrap: anywhere; }
.qd-deck .brief .aside b { color: var(--qd-text); }
.qd-deck table.signals td, .qd-deck table.signals tbody th { padding-block: 0; height: 55px; }
.qd-deck table.signals td:nth-child(4) { padding: 0 10px; }
.qd-deck table.signals .tag { padding: 0 8px; }
.qd-deck .under-table { margin-top: 12px; }
.qd-deck .brief .rem .note, .qd-deck .brief .rem .note p { font: 15px/21px var(--qd-deck-text); }
.qd-deck .brief .history { margin-top: 14px; }
.qd-deck table.parts td, .qd-deck table.parts tbody th { padding-block: 5px; }
.qd-deck table.drivers td, .qd-deck table.drivers tbody th { padding-block: 4px; }
.qd-deck table.people td, .qd-deck table.people tbody th { padding-block: 6px; }
.qd-deck table.questions td, .qd-deck table.questions tbody th { font-size: 15px; vertical-align: top; padding-block: 11px; }
.qd-deck table.questions tbody th { font-size: 16px; font-weight: 600; }
.qd-deck table.questions .behind { color: var(--qd-text-2); }`;

/** The style sheet of the internal brief: that of a deck, and what sets the brief apart from one. */
export function briefStyle(vendor: BrandColours & Pick<DeckVendor, "font">): string {
  return `${deckStyle(vendor)}${BRIEF}\n`;
}
