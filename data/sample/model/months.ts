const DAY_MS = 86_400_000;

/** First day of a month; they are counted from April 2024, the first one of the sample. */
export function monthStart(month: number): number {
  return Date.UTC(2024, 3 + month, 1) / DAY_MS;
}

export function monthEnd(month: number): number {
  return monthStart(month + 1) - 1;
}

export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 2024) * 12 + date.getUTCMonth() - 3;
}
