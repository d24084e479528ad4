import {stat} from "node:fs/promises";
import {join} from "node:path";
import {writeCompany} from "./company.js";
import {measured, median, type Measured, ratioLine} from "./measure.js";

const CHILD = ["--import", "tsx", join(import.meta.dirname, "warehouseChild.ts")];
const SIZE = {accounts: 1000, users_per_account: 10, features: 40};

interface Timed {
  seconds: number;
  steps: [string, number][];
}

/** Warehouse build against one bare query over the same Parquet file, at 10 and at 1 million rows. */
export async function benchWarehouse(dir: string): Promise<void> {
  const ten = await build(join(dir, "10m"), 10_000_000);
  const one = await build(join(dir, "1m"), 1_000_000);
  console.log(
    ratioLine("warehouse build, 10 million usage rows, against one GROUP BY account, day, user", {
      ...ten,
      aim: "10x or less"
    })
  );
  for (const [label, seconds] of ten.steps)
    console.log(`  ${label}: ${((100 * seconds) / ten.ours).toFixed(0)} %`);
  console.log(`  peak memory ${(ten.peak_bytes / 2 ** 30).toFixed(2)} GiB (aim: under 2)`);
  console.log(`  warehouse ${mb(ten.warehouse_bytes)} MB, usage file ${mb(ten.usage_bytes)} MB`);
  console.log(
    ratioLine("warehouse build, 10 against 1 million usage rows", {
      ours: ten.ours,
      theirs: one.ours,
      aim: "under 10x"
    })
  );
}

const mb = (bytes: number) => (bytes / 1e6).toFixed(0);

async function build(dir: string, rows: number) {
  const {config, usage} = await writeCompany(dir, {...SIZE, rows});
  const bare: number[] = [];
  for (let i = 0; i < 3; ++i) bare.push(timed(await measured([...CHILD, "bare", usage])).seconds);
  const warehouse = join(dir, "warehouse.duckdb");
  const run = await measured([...CHILD, "build", config, warehouse]);
  const {seconds, steps} = timed(run);
  return {
    ours: seconds,
    theirs: median(bare),
    steps,
    peak_bytes: run.peak_bytes,
    warehouse_bytes: (await stat(warehouse)).size,
    usage_bytes: (await stat(usage)).size
  };
}

function timed({stdout}: Measured): Timed {
  return JSON.parse(stdout) as Timed;
}
