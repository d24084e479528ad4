/** Outlines in a 16 × 16 box, stroked with 1.3 in the current colour. */
export const ICONS = {
  overview: "M2.5 13.5v-5M6.2 13.5v-9M9.8 13.5v-6.5M13.5 13.5v-11",
  accounts: "M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM2.5 6.5h11M6 6.5V13",
  retention: "M2.5 2.5v11h11M2.5 4c3 0 3.5 3 5.5 4.2s3 1 5.5 1.3",
  causes:
    "M5 4.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM5 11.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM14 8a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM4.9 5.1 11 7.5M4.9 10.9 11 8.5",
  experiments: "M5.5 2.5h5M6.5 2.5v4L3 12.2c-.4.7.1 1.3.8 1.3h8.4c.7 0 1.2-.6.8-1.3L9.5 6.5v-4M4.8 10h6.4",
  growth: "M8 13.5V7M8 7c0-2.5-1.7-4-4.5-4C3.5 5.5 5.2 7 8 7ZM8 9c0-2 1.7-3.5 4.5-3.5C12.5 8 10.8 9 8 9Z",
  journey:
    "M3 13.5a1.5 1.5 0 1 1 0-3 1.5 1.5 0 0 1 0 3ZM13 5.5a1.5 1.5 0 1 1 0-3 1.5 1.5 0 0 1 0 3ZM4.5 12H10a2 2 0 0 0 0-4H6a2 2 0 0 1 0-4h5.5",
  health: "M1.5 8.5h3l2-5 3 9 2-4h3",
  playbook: "M3 4.5 4.5 6 7 3M3 11l1.5 1.5L7 9.5M9 5h4.5M9 11.5h4.5",
  renewals: "M13 6.5A5.2 5.2 0 0 0 3.6 5M3 2.5V5.5H6M3 9.5A5.2 5.2 0 0 0 12.4 11M13 13.5V10.5H10",
  postmortems: "M8 2.5a5.5 5.5 0 1 1-5 3.2M2.5 2.5v3.4h3.4M8 5.2V8.2l2.2 1.6",
  voice: "M3 3h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H8l-3.5 2.7V11H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM5 6h6M5 8.2h4",
  product:
    "M4 2.5h8a1 1 0 0 1 1 1v10H3v-10a1 1 0 0 1 1-1ZM5.5 6l1 1 1.8-2M5.5 10l1 1 1.8-2M10 6.2h1.2M10 10.2h1.2",
  qbr: "M3 3h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM8 11v2.5M5.5 13.5h5M5 8.5V7M8 8.5v-3M11 8.5V6.2",
  quality: "M3 8.5 6.3 12 13 4.5",
  definitions: "M3 3h4.2c.5 0 .8.3.8.8V13c0-.6-.4-1-1-1H3ZM13 3H8.8c-.5 0-.8.3-.8.8V13c0-.6.4-1 1-1h4Z",
  search: "M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM10 10l3.5 3.5",
  download: "M8 2.5V10M4.8 7 8 10.2 11.2 7M3 13.5h10",
  chevron: "m4.5 6.5 3.5 3.5 3.5-3.5",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  filter: "M2.5 4.5h11M4.5 8h7M6.5 11.5h3",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.5 8.5 6.5 11.5 12.5 5",
  table: "M2.5 3.5h11v9h-11ZM2.5 6.5h11M2.5 9.5h11M7 3.5v9",
  chart: "M2.5 2.5v11h11M5 10.5l3-3.5 2 2 3.5-4.5",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7Z",
  sun: "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9",
  moon: "M13 9.8A5.5 5.5 0 0 1 6.2 3 5.5 5.5 0 1 0 13 9.8Z",
  left: "M9.5 4.5 6 8l3.5 3.5",
  right: "M6.5 4.5 10 8l-3.5 3.5",
  notebook:
    "M4 2.5h8a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM5.5 2.5v11M8 6h2.8M8 8.5h2.8",
  files: "M5.5 2.5h5l3 3v6h-8ZM10.5 2.5v3h3M5.5 5h-3v8.5h8v-2",
  database:
    "M13 4c0 1-2.2 1.8-5 1.8S3 5 3 4s2.2-1.8 5-1.8S13 3 13 4ZM3 4v8c0 1 2.2 1.8 5 1.8s5-.8 5-1.8V4M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8",
  settings:
    "M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4",
  expand: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  play: "M5 3.5v9l7-4.5Z",
  stop: "M4.5 4.5h7v7h-7Z",
  plus: "M8 3v10M3 8h10",
  up: "m4.5 9.5 3.5-3.5 3.5 3.5",
  code: "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5",
  trash: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.7 7v4M9.3 7v4",
  more: "M3 8h1M7.5 8h1M12 8h1"
} as const;

/** The name of an icon. */
export type IconName = keyof typeof ICONS;

/** The icon as markup, for pages that are written as text; it is decoration, so it has no name. */
export function iconMarkup(name: IconName, size = 16): string {
  return `<svg class="qd-icon" width="${size}" height="${size}" viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;
}
