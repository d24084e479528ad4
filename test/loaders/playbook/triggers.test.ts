import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {checkSources} from "../../../loaders/check.js";
import {silent} from "../../../loaders/progress.js";
import {checkedPlays} from "../../../loaders/playbook/triggers.js";
import {modelled, testConfig} from "../../support/companies.js";
import {PLAY_MESSAGES} from "../../../src/metrics/plays/play.js";
import {COMPANY_METRICS, PLAY_METRICS} from "../../../src/metrics/plays/playMetrics.js";
import {companyFolder, userError} from "../../fixtures/ingest/folder.js";

const ACTIONS = "actions: [{do: Call, owner: csm, within_days: 2}]";

/** What a check says of a playbook, without the folder. */
async function faults(playbook: string): Promise<string> {
  const config = await companyFolder({settings: `playbook:\n${playbook}`});
  const {message, exit_code} = await userError(checkSources(config, {progress: silent}));
  expect(exit_code).toBe(2);
  return message.replaceAll(`${config.dir}/`, "").replace(/^quarterdeck\.yaml:(\d+)/gm, "$1");
}

const play = (when: string, more = "") =>
  `  plays:\n    - {id: p, title: P, when: ${JSON.stringify(when)}, ${more}${ACTIONS}}\n`;

describe("checkedPlays(config)", () => {
  it("takes the plays that are built in, and knows which metrics each names", async () => {
    const {plays: _, ...playbook} = testConfig().playbook;
    const plays = await checkedPlays(testConfig({playbook: {...playbook, built_in: true, plays: []}}));
    expect(plays.length).toBeGreaterThan(20);
    expect(plays.find((d) => d.id === "ticket-surge")!.metrics.map((d) => d.name)).toEqual([
      "tickets_28d",
      "tickets_usual"
    ]);
    expect(new Set(plays.map((d) => d.id)).size).toBe(plays.length);
  });

  it("has in the built-in plays a letter that asks for what the action says", async () => {
    const plays = await checkedPlays(
      testConfig({playbook: {built_in: true, off: [], capacity: {}, plays: []}})
    );
    const asking = plays.filter((d) => d.actions.some((a) => a.do.includes("reference")));
    expect(asking.map((d) => [d.id, d.message])).toEqual([
      ["healthy", "reference"],
      ["promoter", "reference"]
    ]);
  });

  it("knows every kind of letter, and the docs name each", async () => {
    const kinds = PLAY_MESSAGES.map(
      (d) => `    - {id: ${d.replace("_", "-")}, title: P, when: mrr > 0, message: ${d}, ${ACTIONS}}\n`
    );
    const config = await companyFolder({
      settings: `playbook:\n  built_in: false\n  plays:\n${kinds.join("")}`
    });
    expect((await checkedPlays(config)).map((d) => d.message)).toEqual([...PLAY_MESSAGES]);
    const docs = readFileSync(new URL("../../../src/docs/playbook.md", import.meta.url), "utf8");
    for (const kind of PLAY_MESSAGES) expect(docs).toContain(`\`${kind}\``);
  });

  it.each([
    ["activ_rate < 0.3", "there is no metric activ_rate (did you mean active_rate?)"],
    ["active_rate", "`active_rate` is not true or false; write a comparison, such as active_rate < 0.3"],
    ["active_rate < ", "the condition `active_rate < ` does not compile: syntax error at end of input"],
    ["active_rate < 'much'", "the condition `active_rate < 'much'` does not compile: 'much' is not a number"],
    ["1 < 2", "the condition `1 < 2` names no metric"],
    ["danger_zone = 'nera'", "danger_zone is never 'nera' (did you mean near?)"],
    ["health_band = 'at rsk'", "health_band is never 'at rsk' (did you mean at risk?)"],
    [
      "mrr > avg(mrr) OVER ()",
      "the condition looks at other rows; it may only use the metrics of one account"
    ],
    ["sum(mrr) > 0", "does not compile: it looks at other rows; it may only use the metrics of one account"],
    ["segment > 3", "the condition `segment > 3` does not compile: text cannot be compared with a number"],
    ["segment BETWEEN 1 AND 3", "does not compile: text cannot be compared with a number"],
    ["mrr LIKE 'a'", "does not compile: LIKE cannot be applied to a number and text"],
    ["foo(mrr) > 1", "does not compile: there is no function foo"],
    ["mrr > (SELECT 1)", "a subquery is not allowed here; a condition reaches nothing but metrics"],
    ["mrr > 0; DROP TABLE accounts", "does not compile"],
    ["read_text('/etc/passwd') > segment", "the function read_text is not allowed"],
    ["getenv('HOME') > segment", "the function getenv is not allowed"],
    ["logo_churn > 0.1", "play p: logo_churn is a metric of the company; give the play scope: company"]
  ])("refuses %j with its line", async (when, expected) => {
    const message = await faults(play(when));
    expect(message).toMatch(/^\d+: play p: /);
    expect(message).toContain(expected);
  });

  it("refuses to approach what is no number", async () => {
    expect(await faults(play("quiet", "on: approaching, "))).toContain(
      "approaching needs a metric that is a number"
    );
  });

  it("reads a company's condition over the company's metrics", async () => {
    expect(await faults(play("mrr > 1", "scope: company, "))).toContain(
      "mrr is a metric of accounts; a play with scope: company cannot name it"
    );
    const config = await companyFolder({
      settings: `playbook:\n  built_in: false\n${play("logo_churn > target", "scope: company, ")}`
    });
    expect((await checkedPlays(config)).map((d) => d.id)).toEqual(["p"]);
  });

  it("tells every fault at once, ids that are taken or not there among them", async () => {
    const message = await faults(`  off: [low-usge]\n${play("mrr > 0")}${play("mr > 1").slice(9)}`);
    expect(message.split("\n")).toEqual([
      expect.stringMatching(
        /^\d+: playbook\.off\.0: there is no built-in play low-usge \(did you mean low-usage\?\)$/
      ),
      expect.stringMatching(/^\d+: playbook\.plays\.1: the id p is taken, line \d+$/),
      expect.stringMatching(/^\d+: play p: there is no metric mr \(did you mean mrr\?\)$/)
    ]);
  });

  it("tells them beside what the schema and the rest of the configuration find", async () => {
    const own = `${play("activ_rate < 1", "evry_days: 3, ")}    - {id: q, title: Q, ${ACTIONS}}\n`;
    const of = async (settings: string) => {
      const {message} = await userError(companyFolder({settings}));
      return message.split("\n").map((d) => d.replace(/^.*quarterdeck\.yaml:(\d+): /, "$1 "));
    };
    const lines = await of(`playbook:\n  off: [low-usge]\n${own}`);
    expect(lines).toEqual([
      "4 unknown key evry_days in playbook.plays.0 (did you mean every_days?)",
      "5 the required key when is missing in playbook.plays.1",
      "2 playbook.off.0: there is no built-in play low-usge (did you mean low-usage?)",
      "4 play p: there is no metric activ_rate (did you mean active_rate?)"
    ]);
    expect(await of(`as_of: 2026-02-30\nplaybook:\n${play("activ_rate < 1")}`)).toEqual([
      "1 as_of: 2026-02-30 is not a day; write YYYY-MM-DD",
      "4 play p: there is no metric activ_rate (did you mean active_rate?)"
    ]);
  });

  it("lets a company replace a built-in play, and do without one", async () => {
    const config = await companyFolder({
      settings: `playbook:\n  off: [promoter]\n${play("active_rate < 0.1").replace("id: p", "id: low-usage")}`
    });
    const plays = await checkedPlays(config);
    expect(plays.some((d) => d.id === "promoter")).toBe(false);
    expect(plays.filter((d) => d.id === "low-usage").map((d) => d.when)).toEqual(["active_rate < 0.1"]);
  });
});

describe("the metrics of triggers", () => {
  it("are the columns that there are", async () => {
    await using db = await modelled({as_of: "2026-01-31"});
    const columns = async (table: string) =>
      (await db.query<{column_name: string}>(`DESCRIBE ${table}`)).map((d) => d.column_name).sort();
    const names = (metrics: typeof PLAY_METRICS) => metrics.map((d) => d.name);
    expect(await columns("play_points")).toEqual(
      [...names(PLAY_METRICS).filter((d) => !d.startsWith("danger_")), "account_id", "point_date"].sort()
    );
    expect(COMPANY_METRICS.map((d) => d.name)).toContain("target");
  });
});

describe("the playbook's page in the docs", () => {
  const text = readFileSync(new URL("../../../src/docs/playbook.md", import.meta.url), "utf8");

  it("lists every metric, and none that there is not", () => {
    const listed = Array.from(
      text.matchAll(/^\| ([a-z_0-9]+) \| .+ \| (.+) \|$/gm),
      (d) => `${d[1]} ${d[2]}`
    );
    expect(listed.filter((d) => d !== "metric ")).toEqual(
      [...PLAY_METRICS, ...COMPANY_METRICS].map((d) => `${d.name} ${d.about}`)
    );
  });

  it("shows a playbook that can be read", async () => {
    const [, example = ""] = /```yaml\n(playbook:[\s\S]*?)```/.exec(text) ?? [];
    const config = await companyFolder({settings: example});
    const plays = await checkedPlays(config);
    expect(plays.find((d) => d.id === "low-usage")).toMatchObject({segments: ["Enterprise"], every_days: 45});
  });
});
