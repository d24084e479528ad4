import {StoppedError} from "./sqlError.js";

/** Rejects when a signal says so. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new StoppedError());
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, {once: true});
  });
}

/** Waits for its turn and gives the way to end it; one that is stopped waits no longer. */
export type TakeTurn = (signal: AbortSignal) => Promise<() => void>;

/** Lets one after another. */
export function turns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (signal) => {
    const before = last;
    let release = () => {};
    last = Promise.all([before, new Promise<void>((resolve) => (release = resolve))]);
    await Promise.race([before, aborted(signal).catch(() => {})]);
    return release;
  };
}

/** Waits for the next frame. */
export function frame(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestAnimationFrame === "function") requestAnimationFrame(() => resolve());
    else setTimeout(resolve, 16);
  });
}
