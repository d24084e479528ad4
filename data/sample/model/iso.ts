const DAY_MS = 86_400_000;

/** YYYY-MM-DD. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** YYYY-MM-DD HH:MM:SS of a moment given in days, UTC. */
export function isoTime(moment: number): string {
  return new Date(Math.round(moment * 86_400) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
