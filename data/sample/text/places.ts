/** Where an account sits: its country decides region, time zone, language and weekend. */
export interface Place {
  country: string;
  region: string;
  language: string;
  timezone: string;
  /** Hours ahead of UTC in winter: when people there work. */
  offset: number;
  /** Days without work; 0 is Sunday. */
  weekend: readonly number[];
  euro?: boolean;
  weight: number;
}

type Row = [country: string, language: string, timezone: string, offset: number, weight: number];

function region(name: string, rows: readonly Row[], extra: Partial<Place> = {}): Place[] {
  return rows.map(([country, language, timezone, offset, weight]) => ({
    country,
    region: name,
    language,
    timezone,
    offset,
    weight,
    weekend: [0, 6],
    ...extra
  }));
}

export const PLACES: readonly Place[] = [
  ...region("Americas", [
    ["US", "en", "America/Chicago", -6, 20],
    ["CA", "en", "America/Toronto", -5, 4],
    ["BR", "en", "America/Sao_Paulo", -3, 4]
  ]),
  ...region("Europe", [
    ["GB", "en", "Europe/London", 0, 13],
    ["SE", "en", "Europe/Stockholm", 1, 4],
    ["PL", "en", "Europe/Warsaw", 1, 5]
  ]),
  ...region(
    "Europe",
    [
      ["DE", "de", "Europe/Berlin", 1, 13],
      ["AT", "de", "Europe/Vienna", 1, 3],
      ["NL", "en", "Europe/Amsterdam", 1, 5],
      ["FR", "en", "Europe/Paris", 1, 4],
      ["ES", "en", "Europe/Madrid", 1, 4]
    ],
    {euro: true}
  ),
  ...region("Middle East", [["TR", "tr", "Europe/Istanbul", 3, 12]]),
  ...region(
    "Middle East",
    [
      ["AE", "ar", "Asia/Dubai", 4, 3],
      ["SA", "ar", "Asia/Riyadh", 3, 3],
      ["EG", "ar", "Africa/Cairo", 2, 2],
      ["IR", "fa", "Asia/Tehran", 3.5, 4]
    ],
    {weekend: [5, 6]}
  ),
  ...region("Asia-Pacific", [
    ["JP", "ja", "Asia/Tokyo", 9, 10],
    ["KZ", "ru", "Asia/Almaty", 5, 5],
    ["UZ", "ru", "Asia/Tashkent", 5, 2],
    ["AU", "en", "Australia/Sydney", 10, 4]
  ])
];
