import {defineConfig} from "vitest/config";

/** Whole runs: browsers, decks, sample companies, R. */
const slow = ["browser", "e2e", "sample", "oracles"].map((d) => `test/${d}/**/*.test.ts`);

/** The command line, each time as a process of its own. */
const commands = ["test/cli*.test.ts", "test/stats*.test.ts"];

export default defineConfig({
  test: {
    // A zone that is not UTC, so that a local-time bug fails.
    env: {TZ: "America/Los_Angeles"},
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // Two at a time also on two cores, where the default is one; modules are pure, so files may share a process.
    maxWorkers: 2,
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: [...slow, ...commands],
          setupFiles: "test/support/cleanSlate.ts",
          sequence: {groupOrder: 0}
        }
      },
      {extends: true, test: {name: "commands", include: commands, sequence: {groupOrder: 1}}},
      {
        extends: true,
        test: {
          name: "slow",
          include: slow,
          globalSetup: "test/browser/buildOnce.ts",
          isolate: true,
          maxConcurrency: 2,
          testTimeout: 600_000,
          sequence: {groupOrder: 2}
        }
      }
    ]
  }
});
