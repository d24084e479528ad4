/** How long a step will still take, as its last parts went. */
export interface TimeLeft {
  /** a part more is done, at a moment in milliseconds */
  tick(done: number, now: number): void;
  /** such as *about 3 min left*; empty while too little has been done to tell */
  words(total: number): string;
}

const FEWEST = 5;
const LAST = 60;

function spell(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Estimates by the rate of the last sixty parts, so that a slow start or another load of the machine is soon forgotten. */
export function timeLeft(began: number): TimeLeft {
  let moments: {done: number; now: number}[] = [{done: 0, now: began}];
  return {
    tick(done, now) {
      moments = [...moments, {done, now}].slice(-LAST);
    },
    words(total) {
      const [first, last] = [moments[0]!, moments.at(-1)!];
      const parts = last.done - first.done;
      if (parts < FEWEST || last.done >= total) return "";
      return `about ${spell(((total - last.done) * (last.now - first.now)) / parts / 1000)} left`;
    }
  };
}
