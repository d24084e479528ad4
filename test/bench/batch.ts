import {spawn} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {writeCompany} from "./company.js";
import {finishedHtml, printAlone} from "./printAlone.js";

/** Of the accounts that ever paid a seventh has left. */
const DECKS = Number(process.env.QUARTERDECK_BATCH ?? 2000);
const ACCOUNTS = Math.ceil((DECKS * 7) / 6);
const JOBS = 2;
const POINTS = 10;
/** how many of the decks are also printed alone */
const ALONE = 300;
const QUARTER = "2026Q3";

interface Sample {
  seconds: number;
  /** resident, in bytes */
  self: number;
  browser: number;
  decks: number;
}

/** Makes 2,000 decks in one command and shows how memory and speed go on the way. QUARTERDECK_BATCH=500 makes fewer. */
export async function benchBatch(dir: string): Promise<void> {
  const size = {accounts: ACCOUNTS, users_per_account: 5, rows: 400_000, features: 8};
  const {config} = await writeCompany(dir, size);
  await runCliWell(["build", "--no-site", "--config", config]);
  const samples = await watched(
    ["qbr", "--no-site", "--config", config, "--jobs", String(JOBS)],
    join(dir, "decks")
  );
  const {decks, seconds} = samples.at(-1)!;
  const finished = await finishedHtml(config, QUARTER, ALONE);
  const alone = finished.decks.length / (await printAlone(finished, JOBS));
  console.log(
    `batch: ${decks} decks in ${seconds.toFixed(0)} s = ${(decks / seconds).toFixed(2)} a second against ${alone.toFixed(2)} ` +
      `for printing ${finished.decks.length} of them alone = ${((100 * decks) / seconds / alone).toFixed(0)} % (aim: 70 % or more)`
  );
  console.log("  seconds  decks  a second  self MB  browser MB");
  let before: Sample = {seconds: 0, self: 0, browser: 0, decks: 0};
  for (let i = 1; i <= POINTS; ++i) {
    const point = samples[Math.round((samples.length - 1) * (i / POINTS))]!;
    const rate = (point.decks - before.decks) / (point.seconds - before.seconds);
    const cells = [
      point.seconds.toFixed(0),
      point.decks,
      rate.toFixed(2),
      mega(point.self),
      mega(point.browser)
    ];
    console.log(`  ${cells.map((d, k) => String(d).padStart([7, 5, 8, 7, 10][k]!)).join("  ")}`);
    before = point;
  }
}

const mega = (bytes: number) => Math.round(bytes / 1e6);

async function watched(args: readonly string[], decks: string): Promise<Sample[]> {
  const child = spawn(process.execPath, [join(PROJECT, "reports", "bin.js"), ...args], {
    stdio: ["ignore", "ignore", "inherit"]
  });
  const began = performance.now();
  const samples: Sample[] = [];
  const timer = setInterval(() => samples.push(sampled(child.pid!, {began, decks})), 1000);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`qbr ended with ${code}`);
  return samples;
}

/** Linux only. */
function sampled(pid: number, {began, decks}: {began: number; decks: string}): Sample {
  let browser = 0;
  for (const name of readdirSync("/proc").filter((d) => /^\d+$/u.test(d)))
    if (read(`/proc/${name}/cmdline`).includes(`quarterdeck-browser-${pid}-`)) browser += resident(name);
  const names = read(join(decks, "log.jsonl")).split('"outcome":"made"').length - 1;
  return {seconds: (performance.now() - began) / 1000, self: resident(String(pid)), browser, decks: names};
}

/** Of memory that processes share, each counts its part. */
function resident(pid: string): number {
  return 1024 * Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // not yet, or it has ended meanwhile
  }
}
