import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {setTimeout as wait} from "node:timers/promises";
import type {Config} from "../../loaders/configTypes.js";
import {UserError} from "../../loaders/errors.js";
import {replaceFile} from "../../loaders/temporaryFiles.js";
import {plainText} from "../../src/lib/plainText.js";
import type {Alert} from "./alert.js";
import type {AlertsHead} from "./calendar.js";

/** Where alerts go, and where it is kept which ones have gone. */
export interface Webhook extends AlertsHead {
  url: string;
  /** a file beside the warehouse */
  journal: string;
  /** before each further try, in milliseconds */
  waits?: readonly number[];
}

const WAITS = [1000, 4000, 15_000];
const TIMEOUT = 15_000;
const MOST_LINES = 20;

/**
 * The address that the configuration gives for alerts.
 *
 * @throws UserError when it gives none, or names an environment variable that holds none
 */
export function webhookUrl({playbook: {webhook}, path}: Config, env = process.env): string {
  if (!webhook) throw new UserError(`${path}: nothing is sent unless playbook.webhook.url says where`);
  if (!webhook.url.startsWith("$")) return webhook.url;
  const name = webhook.url.slice(1);
  const url = env[name] ?? "";
  if (!/^https?:\/\/[^\s/]+/.test(url))
    throw new UserError(
      `${path}: playbook.webhook.url: the environment variable ${name} ${url === "" ? "is not set" : "holds no address that begins with https://"}`
    );
  return url;
}

/**
 * Posts those alerts that this address has not had, all in one request, and keeps which they were. A host that does not
 * answer or is busy is asked again; what it refuses is an error, and the same alerts go out the next time.
 *
 * @returns how many were posted; nothing is when all are known
 * @throws UserError with the host's answer
 */
export async function sendAlerts(alerts: readonly Alert[], hook: Webhook): Promise<number> {
  const place = createHash("sha256").update(hook.url).digest("hex");
  const sent = await readSent(hook.journal);
  const known = new Set(sent[place] ?? []);
  const fresh = alerts.filter((d) => !known.has(d.id));
  if (fresh.length === 0) return 0;
  await post(fresh, hook);
  const all = {...sent, [place]: [...known, ...fresh.map((d) => d.id)]};
  await replaceFile(hook.journal, async (temporary) => {
    const {writeFile} = await import("node:fs/promises");
    await writeFile(temporary, `${JSON.stringify(all)}\n`);
  });
  return fresh.length;
}

async function readSent(file: string): Promise<Record<string, string[]>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, string[]>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new UserError(
      `${file}: cannot be read; without it alerts would be sent again. Mend or remove it`,
      1
    );
  }
}

async function post(alerts: readonly Alert[], {url, company, as_of, waits = WAITS}: Webhook): Promise<void> {
  const body = JSON.stringify({text: summary(alerts, {company, as_of}), company, as_of, alerts});
  const key = createHash("sha256")
    .update(alerts.map((d) => d.id).join())
    .digest("hex");
  const headers = {"content-type": "application/json", "idempotency-key": key, "user-agent": "quarterdeck"};
  let fault = "";
  for (const [i, pause] of [0, ...waits].entries()) {
    if (pause > 0) await wait(pause);
    try {
      const signal = AbortSignal.timeout(TIMEOUT);
      const answer = await fetch(url, {method: "POST", headers, body, signal, redirect: "manual"});
      await answer.body?.cancel();
      if (answer.ok) return;
      fault = `it answered ${answer.status} ${answer.statusText}`.trim();
      if (answer.status < 500 && answer.status !== 408 && answer.status !== 429) break;
    } catch (error) {
      const {cause, message} = error as Error & {cause?: Error};
      fault = cause?.message || message;
    }
    if (i === waits.length) fault += `, ${i + 1} times`;
  }
  throw new UserError(`the alerts did not reach ${new URL(url).host}: ${fault}. None is marked as sent`, 1);
}

// What chats take for a mention of everybody, or for a link: an invisible joiner in it takes that away.
const CHAT_MARKS = /(@)(?=\S)|(\])(?=\()|(:)(?=\/\/)/g;

/** What a chat shows: a line an alert, in which a name can be no markup, call nobody and lead nowhere. */
function summary(alerts: readonly Alert[], {company, as_of}: AlertsHead): string {
  const lines = alerts
    .slice(0, MOST_LINES)
    .map((d) => `• ${d.name}: ${d.title}, since ${d.fired_on}: ${d.because}`);
  const more = alerts.length - lines.length;
  const text = [
    `${company}, ${as_of}: ${alerts.length} ${alerts.length === 1 ? "play" : "plays"}`,
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : [])
  ];
  const escaped = (d: string) =>
    plainText(d)
      .replace(CHAT_MARKS, "$&\u2060")
      .replace(/[&<>]/g, (c) => ({"&": "&amp;", "<": "&lt;"})[c] ?? "&gt;");
  return text.map(escaped).join("\n");
}
