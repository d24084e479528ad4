import {PREPARE_PARTS} from "./preparePartsStyle.js";

/** How the page Prepare QBR is laid out: the slides scaled on the screen, one a page in print. */
export const PREPARE_STYLE = `
.qd-prepare { display: grid; grid-template: "list stage side" auto "list text side" 1fr / minmax(0, 200px) minmax(0, 1fr) minmax(0, 320px); gap: 12px; align-items: start; }
.qd-prepare > * { grid-column: auto; min-width: 0; }
.qd-prepare-list { grid-area: list; }
.qd-stage-card { grid-area: stage; }
.qd-prepare-text { grid-area: text; }
.qd-prepare-side { grid-area: side; }
.qd-prepare ol { list-style: none; margin: 0; padding: 0; }
.qd-prepare li { margin: 0; }
.qd-slide-link { display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 2px 4px; width: 100%; min-height: 24px; padding: 7px 8px; border: 0; border-radius: var(--qd-r-m); background: none; color: var(--qd-text-2); font: 12px/16px var(--qd-font); text-align: start; cursor: pointer; }
.qd-slide-link bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.qd-slide-link:hover { background: var(--qd-hover); }
.qd-slide-link[aria-current="true"] { background: var(--qd-accent-soft); color: var(--qd-accent); font-weight: 600; }
.qd-prepare :is(.qd-slide-link, .qd-check-slide, .qd-tab, summary):focus-visible { outline: 2px solid var(--qd-focus); outline-offset: 2px; }
.qd-stage { position: relative; overflow: hidden; background: #fff; border: 1px solid var(--qd-border); border-radius: var(--qd-r-m); aspect-ratio: 16 / 9; }
.qd-stage:fullscreen { border: 0; border-radius: 0; background: #fff; display: grid; place-items: center; }
.qd-stage > .qd-deck { position: absolute; top: 0; left: 0; width: 1280px; transform-origin: 0 0; }
.qd-stage:fullscreen > .qd-deck { position: static; flex: none; transform-origin: 50% 50%; }
.qd-stage:focus-visible { outline: 2px solid var(--qd-focus); outline-offset: 2px; }
.qd-stage-fault .qd-error { margin: 0 0 8px; }
.qd-stage-bar, .qd-stage-write { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 8px; font: 12px/16px var(--qd-font); color: var(--qd-text-3); }
.qd-stage-bar span { flex: 1; }
.qd-stage-write[hidden], .qd-stage-write [hidden] { display: none; }
.qd-measured { position: absolute; top: 0; left: 0; width: 1280px; visibility: hidden; pointer-events: none; z-index: -1; }
.qd-picker { display: inline-flex; max-width: 100%; align-items: center; gap: 8px; font: 12px/16px var(--qd-font); color: var(--qd-text-3); }
.qd-picker select { min-width: 0; max-width: 240px; height: 28px; font: 500 12px/16px var(--qd-font); color: var(--qd-text); background: var(--qd-surface); border: 1px solid var(--qd-border-strong); border-radius: var(--qd-r-m); }
${PREPARE_PARTS}
@media screen {
  .qd-stage .slide:not([data-shown]) { display: none; }
  .qd-stage .slide { margin: 0; }
}
@media screen and (min-width: 720.02px) {
  .qd-tab:is([data-tab="slides"], [data-tab="text"]) { display: none; }
}
@media screen and (max-width: 1200px) {
  .qd-prepare { grid-template: "stage side" auto "text side" 1fr "list list" auto / minmax(0, 5fr) minmax(0, 3fr); }
  .qd-slide-link bdi { -webkit-line-clamp: 1; }
}
@media screen and (max-width: 720px) {
  .qd-prepare { display: flex; flex-direction: column; align-items: stretch; gap: 8px; }
  .qd-prepare-side { display: contents; }
  .qd-prepare .qd-keys, .qd-prepare-list > h2, .qd-stage-write > span { display: none; }
  .qd-tabs { order: 1; }
  .qd-prepare > :is(.qd-prepare-list, .qd-prepare-text), .qd-tab-panel { order: 2; }
  .qd-prepare:not([data-tab="slides"]) > .qd-prepare-list, .qd-prepare:not([data-tab="text"]) > .qd-prepare-text { display: none; }
  .qd-slide-link, .qd-check-slide, .qd-tab, .qd-prepare summary { min-height: 44px; align-items: center; }
  .qd-stage-write .qd-button { flex: 1 1 auto; justify-content: center; }
  .qd-prepare:not([data-tab="text"]) .qd-stage-write { display: none; }
  .qd-picker select, .qd-review .qd-input { height: 44px; }
  .qd-text-editor { height: 340px; }
}
@media print {
  .qd-prepare { display: block; }
  .qd-prepare > :not(.qd-stage-card), .qd-stage-card > :not(.qd-stage), .qd-head, .qd-measured { display: none !important; }
  .qd-stage-card, .qd-stage { border: 0; padding: 0; margin: 0; overflow: visible; aspect-ratio: auto; }
  .qd-stage > .qd-deck { position: static; transform: none !important; }
  main, #observablehq-main, #observablehq-center, body { margin: 0 !important; padding: 0 !important; max-width: none !important; }
}
`;
