import {Presets, SingleBar} from "cli-progress";
import type {Progress} from "../loaders/progress.js";
import {type TimeLeft, timeLeft} from "./timeLeft.js";

/** A stream that progress is written to, and whether somebody watches it. */
export type ProgressStream = NodeJS.WritableStream & {isTTY?: boolean};

/** A bar on a terminal, plain lines elsewhere; on standard error, so that results can be piped. */
export function terminalProgress(
  stream: ProgressStream = process.stderr,
  clock = () => performance.now()
): Progress {
  return stream.isTTY ? barProgress(stream, clock) : lineProgress(stream, clock);
}

interface Step {
  began: number;
  total: number;
  done: number;
  left: TimeLeft;
  /** the fifths of it that were told, and when */
  told: number;
  told_at: number;
}

/** Where nobody watches, a line at least this often, in milliseconds. */
const OFTEN = 30_000;

function begin(clock: () => number, total = 0): Step {
  const began = clock();
  return {began, total, done: 0, left: timeLeft(began), told: 0, told_at: began};
}

/** Returns the moment. */
function advance(step: Step, done: number | undefined, clock: () => number): number {
  const now = clock();
  step.done = done ?? step.done + 1;
  step.left.tick(step.done, now);
  return now;
}

function after(comma: string, words: string): string {
  return words === "" ? "" : `${comma}${words}`;
}

function finished(label: string, seconds: number, note?: string): string {
  return `${label}${note ? `: ${note}` : ""} (${seconds.toFixed(1)} s)\n`;
}

function lineProgress(stream: NodeJS.WritableStream, clock: () => number): Progress {
  const steps = new Map<string, Step>();
  return {
    start(label, total) {
      steps.set(label, begin(clock, total));
    },
    tick(label, done) {
      const step = steps.get(label);
      if (step === undefined) return;
      const now = advance(step, done, clock);
      const fifths = step.total > 0 ? Math.floor((5 * step.done) / step.total) : 0;
      if ((fifths <= step.told && now - step.told_at < OFTEN) || step.done >= step.total) return;
      step.told = fifths;
      step.told_at = now;
      stream.write(`  ${label}: ${step.done} of ${step.total}${after(", ", step.left.words(step.total))}\n`);
    },
    end(label, note) {
      const step = steps.get(label) ?? begin(clock);
      steps.delete(label);
      stream.write(finished(label, (clock() - step.began) / 1000, note));
    },
    note(line) {
      stream.write(`${line}\n`);
    }
  };
}

function barProgress(stream: NodeJS.WritableStream, clock: () => number): Progress {
  const steps = new Map<string, Step>();
  let bar: {label: string; view: SingleBar} | undefined;
  const clear = () => {
    bar?.view.stop();
    bar = undefined;
    stream.write("\r\x1b[K");
  };
  const show = (label: string, step: Step) => {
    if (bar?.label !== label) clear();
    if (step.total === 0) return void stream.write(`\r\x1b[K${label} …`);
    bar ??= {label, view: openBar(stream, label, step.total)};
    bar.view.update(step.done, {left: after(", ", step.left.words(step.total))});
  };
  return {
    start(label, total) {
      const step = begin(clock, total);
      steps.set(label, step);
      show(label, step);
    },
    tick(label, done) {
      const step = steps.get(label);
      if (step === undefined) return;
      advance(step, done, clock);
      show(label, step);
    },
    end(label, note) {
      const step = steps.get(label) ?? begin(clock);
      steps.delete(label);
      clear();
      stream.write(finished(label, (clock() - step.began) / 1000, note));
    },
    note(line) {
      clear();
      stream.write(`${line}\n`);
    }
  };
}

function openBar(stream: NodeJS.WritableStream, label: string, total: number): SingleBar {
  const format = `${label} {bar} {value}/{total}{left}`;
  const view = new SingleBar(
    {stream, format, hideCursor: false, clearOnComplete: true, barsize: 30},
    Presets.shades_classic
  );
  view.start(total, 0, {left: ""});
  return view;
}
