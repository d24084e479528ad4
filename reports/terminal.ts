import {Presets, SingleBar} from "cli-progress";
import type {Progress} from "../loaders/progress.js";

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
  told: number;
}

function begin(clock: () => number, total = 0): Step {
  return {began: clock(), total, done: 0, told: 0};
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
      step.done = done ?? step.done + 1;
      const fifths = step.total > 0 ? Math.floor((5 * step.done) / step.total) : 0;
      if (fifths <= step.told || step.done >= step.total) return;
      step.told = fifths;
      stream.write(`  ${label}: ${step.done} of ${step.total}\n`);
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
    bar.view.update(step.done);
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
      step.done = done ?? step.done + 1;
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
  const format = `${label} {bar} {value}/{total}, {eta_formatted} left`;
  const view = new SingleBar(
    {stream, format, hideCursor: false, clearOnComplete: true, barsize: 30},
    Presets.shades_classic
  );
  view.start(total, 0);
  return view;
}
