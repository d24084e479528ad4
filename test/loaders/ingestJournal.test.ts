import {assert, describe, it} from "vitest";
import {checkSources} from "../../loaders/check.js";
import {silent} from "../../loaders/progress.js";
import {companyFolder, ingested, userError} from "../fixtures/ingest/folder.js";

describe("the journal of a company whose data end on Friday, 28 June 2024", () => {
  const files = {
    "usage.csv": "account_id,ts,feature\nA1,2024-06-28,f\n",
    "journal/actions.csv":
      "account_id,play,fired_on,state,by,on,note\nA1,call,2024-06-01,open,,,\nA1,call,2024-06-01,done,Ada,2024-07-01,\n",
    "journal/renewal_calls.csv":
      "account_id,renewal_date,call,probability,by,made_on\nA1,2025-01-01,likely,0.8,Ada,2024-06-28\nA1,2025-01-01,lost,0,Ada,2024-07-01\n",
    "journal/overrides.csv":
      "account_id,score,band,reason,by,made_on,expires_on\nA1,30,,a call,Ada,2024-06-28,\nA1,60,,a call,Ada,2024-07-01,\n"
  };
  const known = async (given: {as_of?: string; today?: string; settings?: string}) => {
    const {db, report} = await ingested({files, sources: "  usage: {from: usage.csv}\n", ...given});
    const last = async (value: string, table: string) =>
      (await db.query<{value: unknown}>(`SELECT ${value} AS value FROM ${table}`)).at(-1)?.value;
    const said = [await last("state", "actions"), await last("call", "renewal_calls")];
    const told = report.warnings.filter((d) => d.rule === "later_lines");
    return {said: [...said, Number(await last("score", "overrides"))], told, as_of: report.as_of};
  };

  it("counts with the next build: what was written on Monday is known on Monday, and on any later day", async () => {
    for (const today of ["2024-07-01", "2024-07-09"]) {
      assert.deepStrictEqual(await known({today}), {
        said: ["done", "lost", 60],
        told: [],
        as_of: "2024-06-28"
      });
    }
  });
  it("counts too where the configuration says on which day the data end", async () => {
    const {said, told} = await known({today: "2024-07-01", settings: "as_of: 2024-06-28"});
    assert.deepStrictEqual([said, told], [["done", "lost", 60], []]);
  });
  it("counts only up to the day that a build looks back to, and the build says so", async () => {
    const {said, told} = await known({today: "2024-07-09", as_of: "2024-06-28"});
    assert.deepStrictEqual(said, ["open", "likely", 30]);
    assert.deepStrictEqual(
      told.map((d) => [d.table_name, d.rows, d.example, d.message]),
      ["overrides", "actions", "renewal_calls"].map((table) => [
        ...[table, 1, "A1 on 2024-07-01"],
        "lines of the journal are later than 2024-06-28 and do not count: this looks back from 2024-06-28"
      ])
    );
  });
  it("does not count before its day, which the build says", async () => {
    const {said, told} = await known({today: "2024-06-30"});
    assert.deepStrictEqual(said, ["open", "likely", 30]);
    assert.match(told[0]?.message ?? "", /later than 2024-06-30 and do not count: the day has not come$/);
  });
});

describe("a journal that lies elsewhere", () => {
  const lines =
    "account_id,renewal_date,call,probability,by,made_on\nA1,2025-01-01,likely,0.8,Ada,2024-06-30\n";
  const files = {"people/renewal_calls.csv": lines};
  const calls = async (settings: string) => {
    const {db} = await ingested({files, settings: `as_of: 2024-06-30${settings}`});
    return await db.query("SELECT call FROM renewal_calls");
  };
  const fault = async (journal: string) => {
    const config = await companyFolder({files, settings: `company: X\njournal: ${journal}`});
    const {message, exit_code} = await userError(checkSources(config, {progress: silent}));
    assert.strictEqual(exit_code, 2);
    return message.replaceAll(`${config.dir}/`, "");
  };
  it("is read from the folder configured, and from there only", async () => {
    assert.deepStrictEqual(await calls("\njournal: people"), [{call: "likely"}]);
    assert.isEmpty(await calls(""));
  });
  it("is read from an absolute folder too", async () => {
    const {dir} = await companyFolder({files});
    assert.deepStrictEqual(await calls(`\njournal: ${dir}/people`), [{call: "likely"}]);
  });
  it("is refused where the folder configured is not there, with the line and the name probably meant", async () => {
    assert.strictEqual(
      await fault("peple"),
      "quarterdeck.yaml:2: journal: peple: there is no such folder (did you mean people?)"
    );
    assert.match(
      await fault("no/where"),
      /^quarterdeck.yaml:2: journal: no\/where: there is no such folder; nor is there .*no$/
    );
    assert.match(await fault("people/renewal_calls.csv"), /it is a file; name the folder that it lies in$/);
  });
});
