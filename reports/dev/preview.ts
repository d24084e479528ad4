import {spawn} from "node:child_process";
import {createServer, type AddressInfo} from "node:net";
import {join} from "node:path";
import {UserError} from "../../loaders/errors.js";
import {frameworkEnvironment, prepareCache} from "../site/framework.js";
import {PROJECT} from "../workspace.js";

/** Framework's own preview, behind our server. */
export interface Preview {
  port: number;
  stop(): void;
}

const OBSERVABLE = join(
  PROJECT,
  "node_modules",
  "@observablehq",
  "framework",
  "dist",
  "bin",
  "observable.js"
);

/** Starts Framework's preview on a port of its own, and waits until it answers. */
export async function startPreview(published: string): Promise<Preview> {
  await prepareCache();
  const port = await freePort();
  const child = spawn(process.execPath, [OBSERVABLE, "preview", "--no-open", "--port", String(port)], {
    cwd: PROJECT,
    env: frameworkEnvironment(published),
    stdio: ["ignore", "ignore", "inherit"]
  });
  const stop = () => void child.kill();
  process.once("exit", stop);
  for (let wait = 0; wait < 300; ++wait) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return {port, stop};
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new UserError("the preview did not start", 1);
}

async function answers(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/_observablehq/none`).then(
    () => true,
    () => false
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const {port} = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
