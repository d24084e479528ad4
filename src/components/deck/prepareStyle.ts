/** How the slides stand in the page Prepare QBR: scaled on the screen, one a page in print. */
export const PREPARE_STYLE = `
.qd-prepare { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 6fr) minmax(0, 3fr); gap: 12px; align-items: start; }
.qd-prepare > * { grid-column: auto; min-width: 0; }
.qd-prepare ol { list-style: none; margin: 0; padding: 0; }
.qd-prepare li { margin: 0; }
.qd-slide-link { display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 2px 4px; width: 100%; min-height: 24px; padding: 7px 8px; border: 0; border-radius: var(--qd-r-m); background: none; color: var(--qd-text-2); font: 12px/16px var(--qd-font); text-align: start; cursor: pointer; }
.qd-slide-link:hover { background: var(--qd-hover); }
.qd-slide-link[aria-current="true"] { background: var(--qd-accent-soft); color: var(--qd-accent); font-weight: 600; }
.qd-slide-link:focus-visible { outline: 2px solid var(--qd-focus); outline-offset: 2px; }
.qd-stage { position: relative; overflow: hidden; background: #fff; border: 1px solid var(--qd-border); border-radius: var(--qd-r-m); aspect-ratio: 16 / 9; }
.qd-stage:fullscreen { border: 0; border-radius: 0; background: #fff; display: grid; place-items: center; }
.qd-stage > .qd-deck { position: absolute; top: 0; left: 0; width: 1280px; transform-origin: 0 0; }
.qd-stage:fullscreen > .qd-deck { position: static; flex: none; transform-origin: 50% 50%; }
.qd-stage:focus-visible { outline: 2px solid var(--qd-focus); outline-offset: 2px; }
.qd-stage-bar { display: flex; align-items: center; gap: 8px; margin-top: 8px; font: 12px/16px var(--qd-font); color: var(--qd-text-3); }
.qd-stage-bar span { flex: 1; }
.qd-stage-note { margin: 8px 0 0; }
.qd-checks h3 { font: 500 12px/16px var(--qd-font); color: var(--qd-text-2); margin: 12px 0 4px; }
.qd-checks ul { margin: 0; padding: 0; list-style: none; }
.qd-checks li { font: 12px/16px var(--qd-font); color: var(--qd-text-2); padding: 5px 0; border-top: 1px solid var(--qd-border); overflow-wrap: anywhere; }
.qd-checks > .qd-card-sub { margin-top: 12px; }
.qd-checks li b { font-weight: 500; color: var(--qd-text); }
.qd-picker { display: inline-flex; max-width: 100%; align-items: center; gap: 8px; font: 12px/16px var(--qd-font); color: var(--qd-text-3); }
.qd-picker select { min-width: 0; max-width: 240px; height: 28px; font: 500 12px/16px var(--qd-font); color: var(--qd-text); background: var(--qd-surface); border: 1px solid var(--qd-border-strong); border-radius: var(--qd-r-m); }
@media screen {
  .qd-stage .slide:not([data-shown]) { display: none; }
  .qd-stage .slide { margin: 0; }
}
@media screen and (max-width: 1100px) {
  .qd-prepare { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .qd-prepare > .qd-stage-card { grid-column: 1 / -1; order: -1; }
}
@media screen and (max-width: 720px) {
  .qd-prepare { grid-template-columns: minmax(0, 1fr); }
  .qd-stage-card, .qd-prepare .qd-keys { display: none; }
  .qd-slide-link { min-height: 44px; align-items: center; }
  .qd-picker select { height: 44px; }
}
@media print {
  .qd-prepare { display: block; }
  .qd-prepare > :not(.qd-stage-card), .qd-stage-card > :not(.qd-stage), .qd-head { display: none !important; }
  .qd-stage-card, .qd-stage { border: 0; padding: 0; margin: 0; overflow: visible; aspect-ratio: auto; }
  .qd-stage > .qd-deck { position: static; transform: none !important; }
  main, #observablehq-main, #observablehq-center, body { margin: 0 !important; padding: 0 !important; max-width: none !important; }
}
`;
