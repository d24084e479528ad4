import {defineConfig} from "vitest/config";

/** Whole runs: browsers, decks, sample companies, R. One file after the other. */
const slow = ["browser", "e2e", "sample", "oracles"].map((d) => `test/${d}/**/*.test.ts`);

/** The command line, each time as a process of its own. */
const commands = ["test/cli*.test.ts", "test/stats*.test.ts"];

export default defineConfig({
  test: {
    // A zone that is not UTC, so that a local-time bug fails.
    env: {TZ: "America/Los_Angeles"},
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // Two at a time also on two cores, where the default is one; modules are pure, so files may share them.
    maxWorkers: 2,
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: [...slow, ...commands],
          sequence: {groupOrder: 0}
        }
      },
      {extends: true, test: {name: "commands", include: commands, sequence: {groupOrder: 1}}},
      {
        extends: true,
        test: {
          name: "slow",
          include: slow,
          fileParallelism: false,
          maxConcurrency: 2,
          isolate: true,
          testTimeout: 600_000,
          sequence: {groupOrder: 2}
        }
      }
    ]
  }
});
