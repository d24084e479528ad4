import {StoppedError} from "./sqlError.js";

type Values = Pick<AsyncGenerator<unknown, unknown>, "next" | "return">;

/**
 * A value that does not hold up the one that takes its place. The runtime waits for the last value before it computes
 * the next one: a promise, or a generator's first value, that never comes would end all runs that follow.
 *
 * @param overtaken resolves when another takes its place
 */
export function overtakable(value: unknown, overtaken: Promise<unknown>): unknown {
  const stopped = overtaken.then((): never => {
    throw new StoppedError();
  });
  stopped.catch(() => {}); // of no interest where the value was there
  if (has(value, "then")) return Promise.race([value, stopped]);
  if (!has(value, "next") || !has(value, "return")) return value;
  const generator = value as Values;
  let begun = false;
  return {
    next(given: unknown) {
      if (begun) return generator.next(given);
      begun = true;
      return Promise.race([firstOf(generator), stopped]);
    },
    return: () => generator.return(undefined)
  };
}

/** A sync generator may yield promises. */
async function firstOf(generator: Values): Promise<unknown> {
  const first = await generator.next();
  return first.done ? first : {done: false, value: await first.value};
}

function has(value: unknown, name: "then" | "next" | "return"): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Record<string, unknown>)[name] === "function"
  );
}
