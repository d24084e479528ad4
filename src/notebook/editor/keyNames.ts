import type {Command} from "./parts.js";

/** Two keys of a command, such as "d d", count as one only within this time, in milliseconds. */
const PAIR_WITHIN = 1500;

/** What a key press is called, with its modifiers in one order: *Mod-Alt-Shift-Enter*. Mod is Cmd on a Mac, else Ctrl. */
export function keyName(event: KeyboardEvent, mac: boolean): string {
  const key = plainKey(event);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const shift = event.shiftKey && (key.length > 1 || /[a-z0-9]/.test(key));
  return [mod && "Mod", other && (mac ? "Ctrl" : "Meta"), event.altKey && "Alt", shift && "Shift", key]
    .filter(Boolean)
    .join("-");
}

/** The key itself: letters small, and by their place where another alphabet or Alt has changed what they write. */
function plainKey({key, code}: KeyboardEvent): string {
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  const foreign = key.length === 1 && key.charCodeAt(0) > 126;
  if (place && (foreign || key === "Dead")) return (place[1] ?? place[2] ?? "").toLowerCase();
  if (key === " ") return "Space";
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The key of a command in the order of keyName; pairs stay pairs. */
function ordered(keys: string): string {
  return keys
    .split(" ")
    .map((stroke) => {
      const parts = stroke.split("-");
      const key = parts.pop() ?? "";
      const has = (d: string) => parts.includes(d);
      return [...["Mod", "Ctrl", "Meta", "Alt", "Shift"].filter(has), key].join("-");
    })
    .join(" ");
}

/** Finds the command of a key press among those that count now; *wait* where it is the first of two. */
export function keyFinder(
  mac: boolean
): (event: KeyboardEvent, commands: readonly Command[]) => Command | "wait" | null {
  let first: {name: string; at: number} | null = null;
  return (event, commands) => {
    if (/^(Shift|Control|Alt|Meta)$/.test(event.key)) return null;
    const name = keyName(event, mac);
    const pair = first && event.timeStamp - first.at <= PAIR_WITHIN ? `${first.name} ${name}` : null;
    first = null;
    const bound = (keys: string | null) =>
      commands.find((d) => d.keys.some((k) => ordered(k) === keys) && d.enabled?.() !== false);
    const found = bound(pair) ?? bound(name);
    if (found) return found;
    if (!commands.some((d) => d.keys.some((k) => ordered(k).startsWith(`${name} `)))) return null;
    first = {name, at: event.timeStamp};
    return "wait";
  };
}
