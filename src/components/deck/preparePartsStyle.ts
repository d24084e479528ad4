/** The parts beside and below the slide: tabs, checks, changes, review, and the frame of the text. */
export const PREPARE_PARTS = `
.qd-tabs { display: flex; gap: 4px; overflow-x: auto; margin-bottom: 8px; border-bottom: 1px solid var(--qd-border); }
.qd-tab { flex: none; padding: 6px 10px; border: 0; border-bottom: 2px solid transparent; background: none; font: 500 12px/16px var(--qd-font); color: var(--qd-text-2); cursor: pointer; }
.qd-tab:hover { color: var(--qd-text); }
.qd-tab[aria-selected="true"] { color: var(--qd-accent); border-bottom-color: var(--qd-accent); }
.qd-tab-count { display: inline-block; min-width: 18px; padding: 0 5px; border-radius: var(--qd-r-full); background: var(--qd-context-soft); color: var(--qd-text-2); text-align: center; }
.qd-tab-panel:focus-visible { outline: 2px solid var(--qd-focus); outline-offset: 4px; border-radius: var(--qd-r-m); }
.qd-prepare-side h3 { font: 500 12px/16px var(--qd-font); color: var(--qd-text-2); margin: 14px 0 4px; }
.qd-prepare-side div > div > h3:first-child { margin-top: 4px; }
.qd-prepare-side ul { margin: 0; padding: 0; list-style: none; }
.qd-prepare-side li { font: 12px/16px var(--qd-font); color: var(--qd-text-2); padding: 5px 0; border-top: 1px solid var(--qd-border); overflow-wrap: anywhere; }
.qd-prepare-side li b { font-weight: 500; color: var(--qd-text); }
.qd-checks h3:is([data-kind="fault"], [data-kind="does not fit"]) { color: var(--qd-risk-text); }
.qd-check-slide { display: inline-flex; min-height: 24px; align-items: center; margin: -4px 0; padding: 0; border: 0; background: none; font: 500 12px/16px var(--qd-font); color: var(--qd-accent); text-align: start; cursor: pointer; }
.qd-check-slide:hover { text-decoration: underline; }
.qd-checks-copy { margin: 12px 0 0; }
.qd-change-table { width: 100%; border-collapse: collapse; font: 12px/16px var(--qd-font); font-variant-numeric: tabular-nums; }
.qd-change-table :is(th, td) { padding: 5px 0 5px 8px; border-top: 1px solid var(--qd-border); text-align: end; font-weight: 400; overflow-wrap: anywhere; }
.qd-change-table tr > :first-child { padding-inline-start: 0; text-align: start; }
.qd-change-table thead th { border-top: 0; color: var(--qd-text-3); white-space: nowrap; }
.qd-change-table td { white-space: nowrap; }
.qd-change-table td:last-child { color: var(--qd-text-3); }
.qd-change-table tbody th { color: var(--qd-text); }
.qd-steady summary { margin-top: 4px; list-style: disclosure-closed inside; font: 500 12px/24px var(--qd-font); color: var(--qd-text-2); cursor: pointer; }
.qd-steady[open] > summary { list-style-type: disclosure-open; }
.qd-titles { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; margin: 2px 0 0; }
.qd-titles :is(dt, dd) { margin: 0; }
.qd-titles dt, .qd-then { color: var(--qd-text-3); }
.qd-titles dd:last-child { color: var(--qd-text); }
.qd-changes details p { margin: 4px 0 0; }
.qd-changes .qd-then { margin-top: 8px; }
.qd-review-state, .qd-review-since { margin: 0; font: var(--qd-t-body); }
.qd-review-since { font: var(--qd-t-small); color: var(--qd-watch-text); }
.qd-review-step { margin-bottom: 8px; padding: 8px 10px; border-inline-start: 3px solid var(--qd-healthy); background: var(--qd-healthy-soft); border-radius: var(--qd-r-s); }
.qd-review-step--changed { border-color: var(--qd-watch); background: var(--qd-watch-soft); }
.qd-review-form { margin-top: 12px; }
.qd-review-form label { display: grid; gap: 4px; font: 500 12px/16px var(--qd-font); color: var(--qd-text-2); }
.qd-review .qd-input { height: 28px; }
.qd-review-buttons { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0 8px; }
.qd-files li { display: grid; gap: 2px; }
.qd-files li a { color: var(--qd-accent); text-decoration: underline; }
.qd-files li span { color: var(--qd-text-3); }
.qd-files [data-age="current"] span { color: var(--qd-healthy-text); }
.qd-files > .qd-card-sub { margin-top: 12px; }
.qd-command { display: block; margin-top: 4px; padding: 6px 8px; border-radius: var(--qd-r-s); background: var(--qd-sunken); border: 1px solid var(--qd-border); overflow-wrap: anywhere; user-select: all; }
.qd-text-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; margin-bottom: 8px; font: 12px/16px var(--qd-font); color: var(--qd-text-3); }
.qd-text-head h2 { margin: 0; font: var(--qd-t-card); color: var(--qd-text); }
.qd-text-head code { overflow-wrap: anywhere; min-width: 0; }
.qd-text-state { margin-inline-start: auto; }
.qd-text-state[data-saved="false"] { color: var(--qd-watch-text); font-weight: 500; }
.qd-text-banner { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.qd-text-banner:not(:empty) { margin-bottom: 8px; padding: 6px 10px; border-radius: var(--qd-r-m); background: var(--qd-accent-soft); }
.qd-text-banner span { display: flex; flex-wrap: wrap; gap: 8px; }
.qd-text-banner p { flex: 1 1 200px; margin: 0; font: var(--qd-t-small); }
.qd-text-editor { height: 300px; min-height: 140px; max-height: 80vh; resize: vertical; overflow: hidden; border: 1px solid var(--qd-border-strong); border-radius: var(--qd-r-m); }
.qd-text-editor:focus-within { outline: 2px solid var(--qd-focus); outline-offset: 2px; }
.qd-text-foot { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 8px; }
.qd-text-foot p { flex: 1 1 240px; margin: 0; }
`;
