/** *unused_seats.never* as *unused seats, never*, *resolution.1* as *resolution, severity 1*. */
export const spokenName = (name: string) =>
  name
    .replace(/\.(?=\d)/u, ", severity ")
    .replaceAll(".", ", ")
    .replaceAll("_", " ")
    .replace(/\b(?:nps|csat|roi|mrr|nrr)\b/gu, (d) => d.toUpperCase());
