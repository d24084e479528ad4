import {hcl, interpolateRgb, lab, rgb} from "d3";

/** What the configuration may say of a deck's colours, as #rrggbb; null for our own. */
export interface BrandColours {
  accent: string | null;
  /** the ground of every slide */
  background?: string | null;
}

/** Our own colours on white paper, by the names of the design's tokens. */
const LIGHT = {
  surface: "#FFFFFF",
  text: "#181C22",
  "text-2": "#4E545B",
  "text-3": "#686E75",
  border: "#E2E2DC",
  "border-strong": "#C5C6C2",
  grid: "#EAEAE5",
  axis: "#85898D",
  context: "#8C9093",
  "context-soft": "#E7E7E2",
  "n-200": "#DCDCD6",
  "period-worse": "#FBFBF9",
  accent: "#174E95",
  "accent-mid": "#A9C3E6",
  period: "#F1F4F9",
  healthy: "#3A9F97",
  "healthy-text": "#0F6660",
  watch: "#B36600",
  risk: "#960E22",
  "risk-text": "#960E22",
  nodata: "#85898D",
  "cat-2": "#C18804",
  "cat-3": "#6F1D4E",
  "cat-4": "#3F96B6",
  "cat-5": "#2C4301",
  "cat-6": "#C0615D"
};

/** The colours of a deck, as #rrggbb, by the names of the design's tokens. */
export type DeckColours = Readonly<Record<keyof typeof LIGHT, string>>;

const DARK: Partial<DeckColours> = {
  text: "#E9EBEE",
  accent: "#7EB1F3",
  healthy: "#2A928A",
  "healthy-text": "#63C4BC",
  watch: "#DAA93F",
  risk: "#FFA3AC",
  "risk-text": "#FFA3AC",
  "cat-2": "#FBC56E",
  "cat-3": "#B367AD",
  "cat-4": "#A0D8D9",
  "cat-5": "#6F7838",
  "cat-6": "#D6847C"
};

/** The contrast that colours made of ink and ground have on the ground: that of the tokens on white. */
const INKS = {
  "text-2": 7,
  "text-3": 5,
  axis: 3.5,
  context: 3.2,
  nodata: 3.5,
  "border-strong": 1.7,
  "n-200": 1.37,
  border: 1.3,
  "context-soft": 1.24,
  grid: 1.2,
  "period-worse": 1.03
} as const;
/** The least contrast of colours that have a meaning of their own: of text, and of marks. */
const MEANINGS = {
  ...{"healthy-text": 4.5, "risk-text": 4.5, healthy: 3, watch: 3, risk: 3},
  ...{"cat-2": 3, "cat-3": 3, "cat-4": 3, "cat-5": 3, "cat-6": 3}
} as const;
const TEXT = 4.5;
/** Ink that does not reach it leaves no room for fainter text. */
const INK = 7;
/** Colours nearer than this in CIELAB are taken for one another. */
const DISTINCT = 18;

function luminance(colour: string): number {
  const {r, g, b} = rgb(colour);
  const channel = (c: number) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
}

/** The contrast of two colours, 1 to 21 (WCAG 2). */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((c, d) => c - d);
  return (high + 0.05) / (low + 0.05);
}

const hex = (colour: string) => rgb(colour).formatHex().toUpperCase();
const mix = (from: string, to: string, share: number) => hex(interpolateRgb(from, to)(share));

/** The colour of the same hue that passes and is the nearest in lightness; null where none does. */
function nearest(colour: string, passes: (colour: string) => boolean): string | null {
  const {l, a, b} = lab(colour);
  for (let step = 0; step <= 100; ++step)
    for (const lightness of step === 0 ? [l] : [l - step, l + step]) {
      const near = step === 0 ? hex(colour) : lab(lightness, a, b).rgb().clamp().formatHex().toUpperCase();
      if (lightness >= 0 && lightness <= 100 && passes(near)) return near;
    }
  return null;
}

/** As much of the ink in the ground as the contrast needs. */
function shade(ink: string, ground: string, needed: number): string {
  for (let share = 0.01; share < 1; share += 0.01) {
    const made = mix(ground, ink, share);
    if (contrast(made, ground) >= needed) return made;
  }
  return ink;
}

const isDark = (ground: string) => contrast(DARK.text!, ground) > contrast(LIGHT.text, ground);

/**
 * The tints of the accent: beside it in a bar, of its own hue on a ground of any other; and behind the quarter, on which
 * the accent can still be read.
 */
function tints(accent: string, ground: string): Pick<DeckColours, "accent" | "accent-mid" | "period"> {
  const {h, c, l} = hcl(accent);
  const middle = hcl(h, 0.6 * c, l + 0.6 * (lab(ground).l - l));
  const tint = isDark(ground) ? DARK.text! : accent;
  const period = [0.06, 0.04, 0.02].map((d) => mix(ground, tint, d)).find((d) => contrast(accent, d) >= TEXT);
  return {accent, "accent-mid": middle.rgb().clamp().formatHex().toUpperCase(), period: period ?? ground};
}

/** The colours of a deck on a ground: neutrals of ink and ground, and ours of health as far from the ground as they need. */
export function deckColours({accent, background}: BrandColours): DeckColours {
  const ground = hex(background ?? LIGHT.surface);
  const own = accent === null ? null : tints(hex(accent), ground);
  if (ground === LIGHT.surface) return {...LIGHT, ...own};
  const base = {...LIGHT, ...(isDark(ground) ? DARK : {})};
  const inks = Object.entries(INKS).map(([name, needed]) => [name, shade(base.text, ground, needed)]);
  const meanings = Object.entries(MEANINGS).map(([name, needed]) => {
    const colour = base[name as keyof typeof MEANINGS];
    return [name, nearest(colour, (d) => contrast(d, ground) >= needed) ?? colour];
  });
  const made = Object.fromEntries([...inks, ...meanings]) as Partial<DeckColours>;
  return {...base, ...made, surface: ground, ...(own ?? tints(base.accent, ground))};
}

const written = (ratio: number) => (Math.floor(10 * ratio) / 10).toFixed(1);
const instead = (near: string | null) =>
  near === null ? "choose another one" : `the nearest that does is ${near}`;

function accentFault(accent: string, background: string | null): string | null {
  const {surface, ...colours} = deckColours({accent, background});
  const ratio = contrast(accent, surface);
  if (ratio < TEXT)
    return `${accent} on ${surface} has a contrast of ${written(ratio)}; text needs ${TEXT} or more`;
  const names = {healthy: "healthy", watch: "watch", risk: "at risk"} as const;
  for (const [key, name] of Object.entries(names)) {
    const fill = colours[key as keyof typeof names];
    const [a, b] = [lab(accent), lab(fill)];
    if (Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b) < DISTINCT)
      return `${accent} is too near to the colour of "${name}" (${fill}) to be told from it`;
  }
  return null;
}

const inkOn = (ground: string) => Math.max(contrast(DARK.text!, ground), contrast(LIGHT.text, ground));

/** What readers could not tell apart in a deck of these colours: the key, what is wrong with it, and what would do. */
export function brandFaults({accent, background = null}: BrandColours): ["accent" | "background", string][] {
  if (background !== null && inkOn(background) < INK) {
    const near = nearest(background, (d) => inkOn(d) >= INK);
    return [
      [
        "background",
        `text on ${background} has a contrast of ${written(inkOn(background))}; it needs ${INK} or more, so that fainter text has ${TEXT}: ${instead(near)}`
      ]
    ];
  }
  const used = accent ?? deckColours({accent, background}).accent;
  const fault = accentFault(used, background);
  if (fault === null) return [];
  const near = nearest(used, (d) => accentFault(d, background) === null);
  return [["accent", `${fault}: ${instead(near)}`]];
}

/** Whether slides on a ground have light text. */
export function isDarkGround(background: string | null | undefined): boolean {
  return background != null && isDark(background);
}
