import {afterAll, vi} from "vitest";
import {drawIn} from "../../src/components/dom.js";

// The fast tests share their processes: what one file has put up for itself is taken down before the next.
afterAll(() => {
  drawIn(undefined);
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
