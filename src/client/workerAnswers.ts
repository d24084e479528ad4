/** What a worker is told first, and then asked: one question at a time. */
type WorkerMessage<D, Q> = {about: D} | {question: Q};

/** What it says to a question. */
type WorkerAnswer<A> = {answer: A} | {error: string};

/** A worker that answers questions about data it was given once. */
export interface WorkerOptions<D, Q, A> {
  /** the module of the worker, as import.meta.resolve names it */
  url: string;
  /** what the questions are about */
  about: D;
  /** the same answer computed in the page, for a browser in which the worker does not start */
  here: (question: Q) => A;
}

interface Asked<Q, A> {
  question: Q;
  resolve: (answer: A) => void;
  reject: (error: unknown) => void;
}

/**
 * Gives a function that asks a worker and so leaves the page free while it computes. A new question takes the place of
 * one that is still open: the worker stops computing it, and it is never answered. Where the worker cannot start,
 * answers are computed in the page.
 */
export function workerAnswers<D, Q, A>(options: WorkerOptions<D, Q, A>): (question: Q) => Promise<A> {
  const {url, about, here} = options;
  let worker: Worker | null = null;
  let works = true;
  let open: Asked<Q, A> | null = null;
  const settle = (answer: (question: Q) => A) => {
    const asked = open;
    open = null;
    try {
      asked?.resolve(answer(asked.question));
    } catch (error) {
      asked?.reject(error);
    }
  };
  const start = (): Worker => {
    const made = new Worker(url, {type: "module"});
    const broken = (event: Event) => {
      event.preventDefault();
      if (made !== worker) return;
      works = false;
      settle(here);
    };
    made.addEventListener("message", ({data}: MessageEvent<WorkerAnswer<A>>) => {
      if (made !== worker) return; // of a question that nobody asks any more
      settle(() => {
        if ("error" in data) throw new Error(data.error);
        return data.answer;
      });
    });
    made.addEventListener("error", broken);
    made.addEventListener("messageerror", broken);
    made.postMessage({about} satisfies WorkerMessage<D, Q>);
    return made;
  };
  const sent = (question: Q): boolean => {
    try {
      worker ??= start();
      worker.postMessage({question} satisfies WorkerMessage<D, Q>);
    } catch {
      works = false; // a browser may forbid workers
    }
    return works;
  };
  return (question) =>
    new Promise((resolve, reject) => {
      if (open !== null) {
        worker?.terminate();
        worker = null;
      }
      open = {question, resolve, reject};
      if (!works || !sent(question)) settle(here);
    });
}

/** The worker's side: keeps the data, and answers each question about it. */
export function answerInWorker<D, Q, A>(answer: (about: D, question: Q) => A): void {
  let known: D;
  const said = (question: Q): WorkerAnswer<A> => {
    try {
      return {answer: answer(known, question)};
    } catch (error) {
      return {error: error instanceof Error ? error.message : String(error)};
    }
  };
  addEventListener("message", ({data}: MessageEvent<WorkerMessage<D, Q>>) => {
    if ("about" in data) known = data.about;
    else postMessage(said(data.question));
  });
}
