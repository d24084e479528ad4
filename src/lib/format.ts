import {directionOf, isolated, type Language, languageOf} from "./languages.js";

/** What a formatter needs to know about its reader. */
export interface FormatOptions {
  /** A BCP 47 tag. Defaults to *en*, which writes days as 30 Sep 2026. */
  locale?: string;
  /** An ISO 4217 code. Defaults to *USD*. */
  currency?: string;
}

/** A number split for a large figure with a small unit: $0.94 and m. */
export interface FigureParts {
  value: string;
  unit: string;
}

/** The ways numbers and days are written, all for one reader. Null gives *n/a*. */
export interface Format {
  locale: string;
  currency: string;
  /** the unit of a difference of two shares, with the space before it: pt */
  point: string;
  /** 0.956 → 95.6% */
  percent(value: number | null | undefined, digits?: number): string;
  /** A difference of two fractions in points, unsigned: 0.009 → 0.9 pt */
  points(value: number | null | undefined, digits?: number): string;
  /** 12480 → 12,480 */
  count(value: number | null | undefined): string;
  decimal(value: number | null | undefined, digits?: number): string;
  /** With a plus, a true minus, or ± at zero: −9 */
  signed(value: number | null | undefined, digits?: number): string;
  /** A fraction as a change: −45% */
  signedPercent(value: number | null | undefined, digits?: number): string;
  /** 796400 → $796,400 */
  money(value: number | null | undefined, digits?: number): string;
  /** 940000 → {value: $0.94, unit: m} */
  moneyParts(value: number | null | undefined): FigureParts;
  /** 940000 → $0.94 m */
  moneyShort(value: number | null | undefined): string;
  /** 40000 → $40 k */
  moneyThousands(value: number | null | undefined): string;
  /** 98765432 → 98.8 m */
  short(value: number | null | undefined): string;
  /** 2026-09-30 → 30 Sep 2026 */
  day(value: string | null | undefined): string;
  /** 2026-10-28 → 28 Oct */
  dayMonth(value: string | null | undefined): string;
  /** 2026-09-01 → Sep 2026 */
  month(value: string | null | undefined): string;
  /** A range with an en dash and the unit once: 92.9–97.6% */
  percentRange(low: number | null | undefined, high: number | null | undefined, digits?: number): string;
}

/** What stands for a number that there is not, and the unit of a difference of two shares. */
const WORDS: Record<Language, {none: string; point: string}> = {
  en: {none: "n/a", point: "pt"},
  tr: {none: "yok", point: "puan"},
  ar: {none: "غير متاح", point: "نقطة"},
  fa: {none: "ندارد", point: "واحد درصد"},
  ja: {none: "なし", point: "ポイント"},
  ru: {none: "н/д", point: "п. п."}
};

const DAY = 86_400_000;
const cache = new Map<string, Format>();

type Value = number | null | undefined;

function present(value: Value): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Writes the hyphen that Intl uses for minus as U+2212. */
function minus(text: string): string {
  return text.replace("-", "\u2212");
}

/** Removes the sign of a zero: −0.0 is no number a reader expects. */
function unsignedZero(value: number, digits: number): number {
  return Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
}

function numbers(locale: string) {
  const made = new Map<string, Intl.NumberFormat>();
  return (digits: number, options: Intl.NumberFormatOptions = {}) => {
    const key = `${digits}${options.style ?? ""}`;
    let format = made.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        ...options
      });
      made.set(key, format);
    }
    return format;
  };
}

function moneyFormat(number: ReturnType<typeof numbers>, {currency, none}: {currency: string; none: string}) {
  const style: Intl.NumberFormatOptions = {style: "currency", currency, currencyDisplay: "narrowSymbol"};
  const money = (value: Value, digits = 0) =>
    present(value) ? minus(bare(number(digits, style).format(unsignedZero(value, digits)))) : none;
  return {money, style};
}

/** The steps of short money: millions are used from a tenth on, so that 940,000 reads 0.94 m. */
const SCALES = [
  {from: 1e9, size: 1e9},
  {from: 1e5, size: 1e6},
  {from: 1e3, size: 1e3}
] as const;

/** What stands for a thousand, a million and a billion beside a number; Japanese reports have these too. */
const UNITS: Record<Language, Readonly<Record<number, string>>> = {
  en: {1e9: "bn", 1e6: "m", 1e3: "k"},
  tr: {1e9: "mlr", 1e6: "mn", 1e3: "bin"},
  ar: {1e9: "مليار", 1e6: "مليون", 1e3: "ألف"},
  fa: {1e9: "میلیارد", 1e6: "میلیون", 1e3: "هزار"},
  ja: {1e9: "十億", 1e6: "百万", 1e3: "千"},
  ru: {1e9: "млрд", 1e6: "млн", 1e3: "тыс."}
};

function unitOf(locale: string, size: number): string {
  const language = languageOf(locale);
  if (language) return UNITS[language][size] ?? "";
  const parts = new Intl.NumberFormat(locale, {notation: "compact"}).formatToParts(size);
  return parts.find((d) => d.type === "compact")?.value ?? "";
}

/** What stands between a number and its unit. */
const spaced = (locale: string) => (locale.startsWith("ja") ? "" : "\u00a0");

/** A number without the direction marks that Intl puts around it: isolates do their work. */
const bare = (text: string) => text.replace(/[\u200e\u200f\u061c]/gu, "");

/** Writes a scaled number with its unit right behind it: $0.94 m, 0,94 млн $. */
function scaledWriter(locale: string, number: ReturnType<typeof numbers>, style: Intl.NumberFormatOptions) {
  return (value: number, size: number, digits: number): string => {
    const parts = number(digits, style).formatToParts(unsignedZero(value / size, digits));
    const last = parts.findLastIndex((d) => d.type === "integer" || d.type === "fraction");
    const texts = parts.map((d, i) =>
      i === last ? d.value + spaced(locale) + unitOf(locale, size) : d.value
    );
    // Beside an Arabic unit the sign of "US$" would go to the other side of its letters without the mark.
    return minus(bare(texts.join("")).replace(/(?<=\p{Script=Arabic}.*\p{Script=Latin})\$/u, "$\u200e"));
  };
}

function shortMoney(
  locale: string,
  {money, none}: {money: (value: Value, digits?: number) => string; none: string}
) {
  return (value: Value): FigureParts => {
    if (!present(value)) return {value: none, unit: ""};
    const scale = SCALES.find((d) => Math.abs(value) >= d.from);
    if (!scale) return {value: money(value), unit: ""};
    const unit = unitOf(locale, scale.size);
    const scaled = value / scale.size;
    return {value: money(scaled, digitsOf(scaled)), unit};
  };
}

/** Three figures. */
function digitsOf(scaled: number): number {
  return Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
}

function dates(locale: string, none: string) {
  const english = locale.startsWith("en");
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(english ? "en-US" : locale, {timeZone: "UTC", ...options});
  const short = make({month: "short"});
  const full = make({year: "numeric", month: "short", day: "numeric"});
  const dayMonth = make({month: "short", day: "numeric"});
  const month = make({year: "numeric", month: "short"});
  const read = (value: string | null | undefined, write: (date: Date) => string) => {
    const time = value ? Date.parse(`${value.slice(0, 10)}T00:00:00Z`) : NaN;
    return Number.isNaN(time) ? none : write(new Date(Math.floor(time / DAY) * DAY));
  };
  return {
    day: (value: string | null | undefined) =>
      read(value, (d) =>
        english ? `${d.getUTCDate()} ${short.format(d)} ${d.getUTCFullYear()}` : full.format(d)
      ),
    dayMonth: (value: string | null | undefined) =>
      read(value, (d) => (english ? `${d.getUTCDate()} ${short.format(d)}` : dayMonth.format(d))),
    month: (value: string | null | undefined) => read(value, (d) => month.format(d))
  };
}

function make(locale: string, currency: string): Format {
  const {none, point} = WORDS[languageOf(locale) ?? "en"];
  const number = numbers(locale);
  const {money, style} = moneyFormat(number, {currency, none});
  const [moneyScaled, scaled] = [scaledWriter(locale, number, style), scaledWriter(locale, number, {})];
  const parts = shortMoney(locale, {money, none});
  const decimal = (value: Value, digits = 1) =>
    present(value) ? minus(bare(number(digits).format(unsignedZero(value, digits)))) : none;
  const percent = (value: Value, digits = 1) =>
    present(value)
      ? minus(bare(number(digits, {style: "percent"}).format(unsignedZero(value, digits + 2))))
      : none;
  const sign = (value: number, digits: number, text: string) =>
    unsignedZero(value, digits) === 0 ? `\u00b1${text}` : value > 0 ? `+${text}` : `\u2212${text}`;
  return {
    locale,
    currency,
    point: spaced(locale) + point,
    percent,
    decimal,
    money,
    moneyParts: parts,
    moneyShort: (value) => {
      const scale = present(value) ? SCALES.find((d) => Math.abs(value) >= d.from) : undefined;
      return scale ? moneyScaled(value!, scale.size, digitsOf(value! / scale.size)) : money(value);
    },
    moneyThousands: (value) => (present(value) ? moneyScaled(value, 1e3, 0) : none),
    short(value) {
      if (!present(value)) return none;
      const size = [1e9, 1e6, 1e3].find((d) => Math.abs(value) >= d);
      if (size === undefined) return decimal(value, Number.isInteger(value) ? 0 : 1);
      return scaled(value, size, (10 * value) % size === 0 && value % size === 0 ? 0 : 1);
    },
    points: (value, digits = 1) =>
      present(value) ? decimal(Math.abs(value) * 100, digits) + spaced(locale) + point : none,
    count: (value) => decimal(value, 0),
    signed: (value, digits = 0) =>
      present(value) ? sign(value, digits, decimal(Math.abs(value), digits)) : none,
    signedPercent: (value, digits = 0) =>
      present(value) ? sign(value, digits + 2, percent(Math.abs(value), digits)) : none,
    percentRange: (low, high, digits = 1) =>
      present(low) && present(high) ? `${decimal(100 * low, digits)}\u2013${percent(high, digits)}` : none,
    ...dates(locale, none)
  };
}

/** The same formats for text that runs right to left: each number keeps its own order inside it. */
function isolatedFormat(format: Format): Format {
  const {locale} = format;
  const wrap = <V>(value: V): V | string => (typeof value === "string" ? isolated(value, locale) : value);
  const wrapped = Object.entries(format).map(([name, write]: [string, unknown]) => [
    name,
    typeof write === "function"
      ? (...args: unknown[]) => wrap((write as (...d: unknown[]) => unknown)(...args))
      : write
  ]);
  return Object.fromEntries(wrapped) as Format;
}

/** Returns the formats for a reader; the same object for the same locale and currency. */
export function formatFor({locale = "en", currency = "USD"}: FormatOptions = {}): Format {
  const key = `${locale} ${currency}`;
  const known = cache.get(key);
  if (known) return known;
  const plain = make(locale, currency);
  const made = directionOf(locale) === "rtl" ? isolatedFormat(plain) : plain;
  cache.set(key, made);
  return made;
}
