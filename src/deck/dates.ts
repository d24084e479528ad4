/** Days and months in words, in one language and in UTC. */
export interface DeckDates {
  /** 2026-02-01 → Feb */
  month: (day: string) => string;
  /** 2026-02-01 → Feb 2026 */
  monthYear: (day: string) => string;
  /** Feb, or Feb 2026 where the tick before it lies in another year */
  tick: (day: string, before: string | null) => string;
  /** 2026-02-01 → February */
  longMonth: (day: string) => string;
  /** July – September 2026 */
  span: (first: string, last: string) => string;
  /** 13 Jul – 30 Aug 2026 */
  daySpan: (first: string, last: string) => string;
  /** 9 – 22 Feb */
  shortSpan: (first: string, last: string) => string;
}

const time = (day: string) => new Date(`${day.slice(0, 10)}T00:00:00Z`);

const known = new Map<string, DeckDates>();

/** Returns the writers of a language: days before months in English, as in the rest of the product. */
export function datesFor(locale: string): DeckDates {
  let dates = known.get(locale);
  if (!dates) {
    dates = makeDates(locale);
    known.set(locale, dates);
  }
  return dates;
}

/** Two days in words, what they share once; Intl falls back to digits and slashes: 2026年7月～9月. */
function japaneseSpan(first: string, last: string): string {
  if (first === last) return first;
  const parts = last.match(/\d+[年月日]/gu) ?? [];
  let shared = "";
  for (const part of parts) {
    if (!first.startsWith(shared + part)) break;
    shared += part;
  }
  return `${first}～${last.slice(shared.length)}`;
}

function makeDates(locale: string): DeckDates {
  const tag = locale === "en" ? "en-GB" : locale;
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, {timeZone: "UTC", ...options});
  const month = make({month: "short"});
  const monthYear = make({month: "short", year: "numeric"});
  const longMonth = make({month: "long"});
  const span = make({month: "long", year: "numeric"});
  const daySpan = make({day: "numeric", month: "short", year: "numeric"});
  const shortSpan = make({day: "numeric", month: "short"});
  // British English alone abbreviates September to four letters.
  // The thin spaces of a span are in none of the fonts.
  // A Russian year needs no "г." beside a month or in a span.
  const three = (text: string) =>
    text
      .replace(/\bSept\b/gu, "Sep")
      .replace(/\u2009/gu, " ")
      .replace(/[ \u00a0\u202f]г\.?(?!\p{L})/gu, "");
  const range =
    (format: Intl.DateTimeFormat) =>
    (first: string, last: string): string => {
      const [from, to] = [time(first), time(last)];
      if (locale.startsWith("ja")) return japaneseSpan(format.format(from), format.format(to));
      // Persian months carry the ezafe of a date, which a range does not have.
      const text = three(format.formatRange(from, to)).replace("هٔ تا", "ه تا");
      // The year of both ends is told once.
      return text
        .replace(/ (\p{Nd}{4})( [\u2013-] .* \1)$/u, "$2")
        .replace(/ (\p{L}+)( تا \p{Nd}+ \1)/u, "$2");
    };
  return {
    month: (day) => three(month.format(time(day))),
    monthYear: (day) => three(monthYear.format(time(day))),
    tick: (day, before) =>
      three((day.slice(0, 4) === before?.slice(0, 4) ? month : monthYear).format(time(day))),
    longMonth: (day) => longMonth.format(time(day)),
    span: range(span),
    daySpan: range(daySpan),
    shortSpan: range(shortSpan)
  };
}
