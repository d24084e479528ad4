import {sha256} from "./sha256.js";

/** The longest safe id. */
const LONGEST = 80;
const HASH = 16;

/**
 * A name for an account's files that is never a path and never another account's name: bytes outside
 * [A-Za-z0-9._-] and a leading dot are percent-encoded; above 80 characters it is cut and ends in a hash.
 */
export function safeId(id: string): string {
  let name = "";
  for (const [i, byte] of new TextEncoder().encode(id).entries()) {
    const character = String.fromCharCode(byte);
    const plain = /[A-Za-z0-9._-]/.test(character) && !(i === 0 && character === ".");
    name += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  if (name.length <= LONGEST) return name;
  // A "%" cannot stand alone: the cut falls before an escape, never inside it.
  const kept = name.slice(0, LONGEST - HASH - 1).replace(/%.?$/, "");
  return `${kept}-${sha256(id).slice(0, HASH)}`;
}
