import type {Progress} from "../../loaders/progress.js";

const [task, source = "", target = ""] = process.argv.slice(2);
const steps = new Map<string, number>();
const began = new Map<string, number>();

const clock: Progress = {
  start: (label) => void began.set(label, performance.now()),
  tick: () => undefined,
  end(label) {
    const seconds = (performance.now() - (began.get(label) ?? performance.now())) / 1000;
    steps.set(label, (steps.get(label) ?? 0) + seconds);
  },
  note: () => undefined
};

async function bare(): Promise<void> {
  const {openWarehouse} = await import("../../loaders/warehouse.js");
  await using db = await openWarehouse(":memory:");
  start = performance.now();
  await db.run(
    `CREATE TABLE counts AS
     SELECT account_id, ts::DATE AS day, user_id, count(*) AS n FROM '${source}' GROUP BY ALL`
  );
}

async function build(): Promise<void> {
  const {readConfig} = await import("../../loaders/config.js");
  const {buildWarehouse} = await import("../../loaders/build.js");
  start = performance.now();
  await buildWarehouse(await readConfig(source), {warehouse: target, force: true, progress: clock});
}

let start = performance.now();
await (task === "bare" ? bare() : build());
process.stdout.write(JSON.stringify({seconds: (performance.now() - start) / 1000, steps: [...steps]}));
