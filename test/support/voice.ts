import type {Columns} from "../../src/metrics/columns.js";
import type {VoiceData} from "../../src/lib/voiceData.js";
import {VOICE_KEYS} from "../../src/lib/voiceData.js";

/** Rows by column. */
export function columnsOf<T extends object>(rows: readonly T[], keys: readonly (keyof T)[]): Columns<T> {
  return Object.fromEntries(keys.map((key) => [key, rows.map((d) => d[key])])) as unknown as Columns<T>;
}

/** Tickets on a topic of an account in a month. */
export type MadeTicket = readonly [i: number, month: number, topic: number, tickets: number];

/** The Voice page's data of accounts with ten active users each in twelve months, and of what is given. */
export function voiceOf(
  accounts: number,
  {
    tickets = [],
    topics = ["How to import", "Slow map", "Crash"],
    windows = [],
    ...rest
  }: Partial<Omit<VoiceData, "topics" | "windows">> & {
    tickets?: readonly MadeTicket[];
    topics?: readonly string[];
    windows?: readonly Record<string, number>[][];
  } = {}
): VoiceData {
  const months = Array.from({length: 12}, (_, k) => `2026-${String(k + 1).padStart(2, "0")}-01`);
  const active = Array.from({length: accounts}, (_, i) => months.map((_m, month) => ({i, month, users: 10})));
  return {
    as_of: "2026-12-31",
    given: ["surveys", "tickets", "touches", "usage", "users"],
    windows: windows.map((rows) => ({
      i: rows.map((_, i) => i),
      ...(Object.fromEntries(VOICE_KEYS.map((key) => [key, rows.map((d) => d[key] ?? 0)])) as Omit<
        VoiceData["windows"][number],
        "i"
      >)
    })),
    detractors: [],
    written: [],
    comments: null,
    topics: {
      names: [...topics],
      bug: topics.map((d) => d === "Crash"),
      months,
      tickets: columnsOf(
        tickets.map(([i, month, topic, n]) => ({i, month, topic, tickets: n, how_to: topic === 0 ? n : 0})),
        ["i", "month", "topic", "tickets", "how_to"]
      ),
      active: columnsOf(active.flat(), ["i", "month", "users"])
    },
    articles: [],
    ...rest
  };
}
