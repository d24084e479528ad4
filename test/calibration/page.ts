/** The sections of the page, in its order. */
export const SECTIONS = ["Intervals and tests", "Quiet customers", "Known truth"] as const;

export type Section = (typeof SECTIONS)[number];

const HEAD = `---
title: Calibration
draft: true
---

# Calibration

Does a 95 % interval hold the truth 95 times in 100, and does the product find what is there? \`npm run calibrate\` writes this page anew.
`;

/** The page with some of its sections replaced, the others as they were. */
export function calibrationPage(before: string, sections: Partial<Record<Section, string>>): string {
  const parts = SECTIONS.map(
    (name) => `## ${name}\n\n${(sections[name] ?? sectionOf(before, name)).trim()}\n`
  );
  return [HEAD, ...parts].join("\n");
}

/** The text of a section; empty where the page has none. */
export function sectionOf(page: string, name: Section): string {
  const [, text = ""] = page.split(`\n## ${name}\n`);
  return text.split("\n## ")[0]!.trim();
}
