import {mkdir, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {LOOKED_UP} from "../../reports/site/framework.js";
import {workspace} from "../../reports/workspace.js";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {writeCompany} from "./company.js";
import {ratioLine, repeated} from "./measure.js";

const CHILD = ["--import", "tsx", join(import.meta.dirname, "siteChild.ts")];
const FRAMEWORK = join(PROJECT, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");

/** A warm build of the site against Framework's build of one empty page; of the sample, and of 5,000 accounts. */
export async function benchSite(dir: string): Promise<void> {
  const empty = await repeated([FRAMEWORK, "build"], {cwd: await emptyProject(join(dir, "empty"))});
  const sample = workspace({config: join(PROJECT, "data", "quarterdeck.yaml")});
  await runCliWell(["build", "--data-only", "--config", sample.config_path]);
  const ours = await repeated([...CHILD, sample.published, join(dir, "sample", "dist")]);
  const large = await repeated([
    ...CHILD,
    await largeCompany(join(dir, "large")),
    join(dir, "large", "dist")
  ]);
  const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(2)} GiB`;
  console.log(
    ratioLine("site of the sample, warm, against Framework's empty page", {
      ours: ours.seconds,
      theirs: empty.seconds,
      aim: "3x or less"
    })
  );
  console.log(
    ratioLine("site of 5,000 accounts against the sample's", {
      ours: large.seconds,
      theirs: ours.seconds,
      aim: "1x"
    })
  );
  console.log(
    `  peak memory ${gib(ours.peak_bytes)}, of 5,000 accounts ${gib(large.peak_bytes)} (aim: under 1 GiB)`
  );
}

async function emptyProject(dir: string): Promise<string> {
  await mkdir(join(dir, "src"), {recursive: true});
  await writeFile(join(dir, "src", "index.md"), "# Empty\n");
  await writeFile(join(dir, "package.json"), '{"type": "module"}\n');
  await writeFile(
    join(dir, "observablehq.config.js"),
    'export default {root: "src", globalStylesheets: []};\n'
  );
  await symlink(join(PROJECT, "node_modules"), join(dir, "node_modules"));
  const cache = join(dir, "src", ".observablehq", "cache", "_npm");
  for (const name of LOOKED_UP) await mkdir(join(cache, `${name}@0.0.0`), {recursive: true});
  return dir;
}

async function largeCompany(dir: string): Promise<string> {
  const {config} = await writeCompany(dir, {
    accounts: 5000,
    users_per_account: 4,
    rows: 1_000_000,
    features: 20
  });
  await runCliWell(["build", "--data-only", "--config", config]);
  return workspace({config}).published;
}
