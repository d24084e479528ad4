import type {RenewalForecast} from "./renewalArr.js";

/** By what the renewals of a company are taken apart. */
export interface RenewalPlace {
  segment: string;
  csm: string;
}

/** What is forecast of a segment's renewals, of a CSM's, or of those of both; null: of any. */
export interface RenewalPart extends Pick<RenewalForecast, "count" | "arr"> {
  segment: string | null;
  csm: string | null;
}

/** A part, and the places of its renewals among all of them. */
export interface PartMembers extends Pick<RenewalPart, "segment" | "csm"> {
  members: readonly number[];
}

/** Every part of which at least one renewal is: each segment, each CSM, and each CSM within a segment. */
export function renewalParts(places: readonly (RenewalPlace | undefined)[]): PartMembers[] {
  const parts = new Map<string, Pick<RenewalPart, "segment" | "csm"> & {members: number[]}>();
  for (const [i, place] of places.entries()) {
    if (!place) continue;
    const {segment, csm} = place;
    for (const part of [
      {segment, csm: null},
      {segment: null, csm},
      {segment, csm}
    ]) {
      const key = JSON.stringify(part);
      const known = parts.get(key) ?? {...part, members: []};
      known.members.push(i);
      parts.set(key, known);
    }
  }
  return [...parts.values()];
}
