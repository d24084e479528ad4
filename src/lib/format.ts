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
  /** 2026-09-30 → 30 Sep 2026 */
  day(value: string | null | undefined): string;
  /** 2026-10-28 → 28 Oct */
  dayMonth(value: string | null | undefined): string;
  /** 2026-09-01 → Sep 2026 */
  month(value: string | null | undefined): string;
  /** A range with an en dash and the unit once: 92.9–97.6% */
  percentRange(low: number | null | undefined, high: number | null | undefined, digits?: number): string;
}

const NONE = "n/a";
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

function moneyFormat(number: ReturnType<typeof numbers>, currency: string) {
  const style: Intl.NumberFormatOptions = {style: "currency", currency, currencyDisplay: "narrowSymbol"};
  const money = (value: Value, digits = 0) =>
    present(value) ? minus(number(digits, style).format(unsignedZero(value, digits))) : NONE;
  return {money, style};
}

/** The steps of short money: millions are used from a tenth on, so that 940,000 reads 0.94 m. */
const SCALES = [
  {from: 1e9, size: 1e9},
  {from: 1e5, size: 1e6},
  {from: 1e3, size: 1e3}
] as const;

const ENGLISH_UNITS: Record<number, string> = {1e9: "bn", 1e6: "m", 1e3: "k"};

function unitOf(locale: string, size: number): string {
  if (locale.startsWith("en")) return ENGLISH_UNITS[size] ?? "";
  const parts = new Intl.NumberFormat(locale, {notation: "compact"}).formatToParts(size);
  return parts.find((d) => d.type === "compact")?.value ?? "";
}

function shortMoney(locale: string, money: (value: Value, digits?: number) => string) {
  return (value: Value): FigureParts => {
    if (!present(value)) return {value: NONE, unit: ""};
    const scale = SCALES.find((d) => Math.abs(value) >= d.from);
    if (!scale) return {value: money(value), unit: ""};
    // A locale without a word for this size (Japanese counts in 10,000s) is written in full.
    const unit = unitOf(locale, scale.size);
    if (!unit || /^ja|^zh|^ko/.test(locale)) return {value: money(value), unit: ""};
    const scaled = value / scale.size;
    return {value: money(scaled, Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2), unit};
  };
}

function dates(locale: string) {
  const english = locale.startsWith("en");
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(english ? "en-US" : locale, {timeZone: "UTC", ...options});
  const short = make({month: "short"});
  const full = make({year: "numeric", month: "short", day: "numeric"});
  const dayMonth = make({month: "short", day: "numeric"});
  const month = make({year: "numeric", month: "short"});
  const read = (value: string | null | undefined, write: (date: Date) => string) => {
    const time = value ? Date.parse(`${value.slice(0, 10)}T00:00:00Z`) : NaN;
    return Number.isNaN(time) ? NONE : write(new Date(Math.floor(time / DAY) * DAY));
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
  const number = numbers(locale);
  const {money} = moneyFormat(number, currency);
  const parts = shortMoney(locale, money);
  const decimal = (value: Value, digits = 1) =>
    present(value) ? minus(number(digits).format(unsignedZero(value, digits))) : NONE;
  const percent = (value: Value, digits = 1) =>
    present(value) ? minus(number(digits, {style: "percent"}).format(unsignedZero(value, digits + 2))) : NONE;
  const sign = (value: number, digits: number, text: string) =>
    unsignedZero(value, digits) === 0 ? `\u00b1${text}` : value > 0 ? `+${text}` : `\u2212${text}`;
  return {
    locale,
    currency,
    percent,
    decimal,
    money,
    moneyParts: parts,
    moneyShort: (value) => {
      const {value: figure, unit} = parts(value);
      return unit ? `${figure}\u00a0${unit}` : figure;
    },
    points: (value, digits = 1) =>
      present(value) ? `${decimal(Math.abs(value) * 100, digits)}\u00a0pt` : NONE,
    count: (value) => decimal(value, 0),
    signed: (value, digits = 0) =>
      present(value) ? sign(value, digits, decimal(Math.abs(value), digits)) : NONE,
    signedPercent: (value, digits = 0) =>
      present(value) ? sign(value, digits + 2, percent(Math.abs(value), digits)) : NONE,
    percentRange: (low, high, digits = 1) =>
      present(low) && present(high) ? `${decimal(100 * low, digits)}\u2013${percent(high, digits)}` : NONE,
    ...dates(locale)
  };
}

/** Returns the formats for a reader; the same object for the same locale and currency. */
export function formatFor({locale = "en", currency = "USD"}: FormatOptions = {}): Format {
  const key = `${locale} ${currency}`;
  const known = cache.get(key);
  if (known) return known;
  const made = make(locale, currency);
  cache.set(key, made);
  return made;
}
