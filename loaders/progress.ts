/** Told by every long function what it is doing; the command line draws bars or prints lines from it. */
export interface Progress {
  /** A step begins; **total** is the number of ticks to come, if known. */
  start(label: string, total?: number): void;
  /** A part of the step is done; **done** counts from 1, by default one more than before. */
  tick(label: string, done?: number): void;
  /** The step is over; **note** is a short result such as "24,978 rows". */
  end(label: string, note?: string): void;
  /** A line for the reader that belongs to no step. */
  note(line: string): void;
}

/** Says nothing: for tests and for callers that do not report. */
export const silent: Progress = {
  start: () => undefined,
  tick: () => undefined,
  end: () => undefined,
  note: () => undefined
};
