import {defineConfig} from "vitest/config";

const slow = [
  "test/browser/**/*.test.ts",
  "test/e2e/**/*.test.ts",
  "test/sample/**/*.test.ts",
  "test/oracles/**/*.test.ts"
];

export default defineConfig({
  test: {
    // A zone that is not UTC, so that a local-time bug fails.
    env: {TZ: "America/Los_Angeles"},
    testTimeout: 60_000,
    hookTimeout: 300_000,
    projects: [
      {extends: true, test: {name: "fast", include: ["test/**/*.test.ts"], exclude: slow}},
      {extends: true, test: {name: "slow", include: slow, fileParallelism: false, testTimeout: 600_000}}
    ]
  }
});
