/** Whether this keyboard's main modifier is Cmd. */
export const MAC = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? "");

const WORDS = {
  Mod: "Ctrl",
  Meta: "Win",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right"
};
const MAC_WORDS = {...WORDS, Mod: "\u2318", Ctrl: "\u2303", Alt: "\u2325", Shift: "\u21e7"};

/** A command's key for the reader: *Ctrl+Shift+P*, on a Mac *⌘⇧P*. */
export function keyLabel(keys: string, mac: boolean = MAC): string {
  const words: Record<string, string> = mac ? MAC_WORDS : WORDS;
  const stroke = (d: string) =>
    d
      .split(/-(?=.)/)
      .map((part) => words[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(mac ? "" : "+");
  return keys.split(" ").map(stroke).join(" ");
}
