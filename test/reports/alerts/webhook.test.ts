import {once} from "node:events";
import {createServer, type IncomingMessage} from "node:http";
import type {AddressInfo} from "node:net";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import type {Alert} from "../../../reports/alerts/alert.js";
import {sendAlerts, webhookUrl} from "../../../reports/alerts/webhook.js";
import {testConfig} from "../../support/companies.js";

const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((d) => d()));

interface Received {
  headers: IncomingMessage["headers"];
  body: {text: string; company: string; as_of: string; alerts: Alert[]};
}

/** A local server that answers in turn, then always 200, and keeps what it got. */
async function host(...answers: (number | "hang up")[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (d: Buffer) => (text += d.toString()));
    request.on("end", () => {
      received.push({headers: request.headers, body: JSON.parse(text) as Received["body"]});
      const answer = answers.shift() ?? 200;
      if (answer === "hang up") return void request.socket.destroy();
      response.writeHead(answer, {location: "http://127.0.0.1:9/"}).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const folder = mkdtempSync(path.join(tmpdir(), "quarterdeck-alerts-"));
  ended.push(
    () => server.close(),
    () => rmSync(folder, {recursive: true})
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const hook = {
    url,
    journal: path.join(folder, "sent.json"),
    company: "Acme",
    as_of: "2026-09-30",
    waits: [1, 1]
  };
  return {received, hook};
}

const alert = (id: string, name = "Anvil") =>
  ({id, name, title: "Quiet", because: "quiet yes", fired_on: "2026-09-01"}) as Alert;

describe("sendAlerts(alerts, hook)", () => {
  it("posts all in one request, each once", async () => {
    const {received, hook} = await host();
    expect(await sendAlerts([alert("1"), alert("2")], hook)).toBe(2);
    expect(await sendAlerts([alert("1"), alert("2")], hook)).toBe(0);
    expect(await sendAlerts([alert("2"), alert("3")], hook)).toBe(1);
    expect(received.map((d) => d.body.alerts.map((a) => a.id))).toEqual([["1", "2"], ["3"]]);
    expect(received[0]!.body).toMatchObject({company: "Acme", as_of: "2026-09-30"});
  });

  it("tries again when the host is busy or hangs up, with the same key, and counts it as sent once", async () => {
    const {received, hook} = await host(503, "hang up");
    expect(await sendAlerts([alert("1")], hook)).toBe(1);
    expect(received).toHaveLength(3);
    expect(new Set(received.map((d) => d.headers["idempotency-key"])).size).toBe(1);
    expect(await sendAlerts([alert("1")], hook)).toBe(0);
  });

  it.each([
    [[503, 503, 503], "it answered 503 Service Unavailable, 3 times", 3],
    [[404], "it answered 404 Not Found", 1],
    [[302], "it answered 302 Found", 1]
  ])(
    "after %j says what the host answered, marks nothing as sent, follows nowhere",
    async (answers, said, tries) => {
      const {received, hook} = await host(...answers);
      await expect(sendAlerts([alert("1")], hook)).rejects.toThrow(
        `the alerts did not reach ${new URL(hook.url).host}: ${said}. None is marked as sent`
      );
      expect(received).toHaveLength(tries);
      expect(await sendAlerts([alert("1")], hook)).toBe(1);
    }
  );

  it("writes names that are no markup, of a chat or of JSON", async () => {
    const {received, hook} = await host();
    await sendAlerts([alert("1", `<!channel> <http://evil|"click"> & \u0000\r\n{}`)], hook);
    expect(received[0]!.body.text.split("\n")).toEqual([
      "Acme, 2026-09-30: 1 play",
      `• &lt;!channel&gt; &lt;http:\u2060//evil|"click"&gt; &amp;  {}: Quiet, since 2026-09-01: quiet yes`
    ]);
  });

  it("calls nobody in a chat, and leads nowhere", async () => {
    const {received, hook} = await host();
    await sendAlerts([alert("1", "@channel [Anvil](https://evil.example) \u202Eliame")], hook);
    const {text, alerts} = received[0]!.body;
    expect(text).not.toMatch(/@channel|\]\(|:\/\/|\u202E/u);
    expect(text.replaceAll("\u2060", "")).toContain("• @channel [Anvil](https://evil.example) liame: Quiet");
    expect(alerts[0]!.name).toContain("@channel"); // for programs it is as it was
  });

  it("would rather stop than send all again when it cannot read what was sent", async () => {
    const {received, hook} = await host();
    await sendAlerts([alert("1")], hook);
    expect(readFileSync(hook.journal, "utf8")).not.toContain("127.0.0.1"); // an address can be a secret
    writeFileSync(hook.journal, "{");
    await expect(sendAlerts([alert("2")], hook)).rejects.toThrow(/cannot be read; .* Mend or remove it/);
    expect(received).toHaveLength(1);
  });
});

describe("webhookUrl(config)", () => {
  const playbook = {built_in: false, off: [], capacity: {}, plays: []};
  const config = (webhook?: {url: string}) => testConfig({playbook: {...playbook, webhook}});

  it("is none unless it is configured", () => {
    expect(() => webhookUrl(config(), {})).toThrow("nothing is sent unless playbook.webhook.url says where");
    expect(webhookUrl(config({url: "https://chat.example/x"}), {})).toBe("https://chat.example/x");
  });

  it("comes from the environment where the configuration says so", () => {
    expect(webhookUrl(config({url: "$HOOK"}), {HOOK: "https://chat.example/x"})).toBe(
      "https://chat.example/x"
    );
    expect(() => webhookUrl(config({url: "$HOOK"}), {})).toThrow("variable HOOK is not set");
    expect(() => webhookUrl(config({url: "$HOOK"}), {HOOK: "file:///x"})).toThrow("holds no address");
  });
});
