/** What a worker is told first, and then asked. */
export type WorkerMessage<D, Q> = {about: D} | {id: number; question: Q};

/** What it says to a question. */
export interface WorkerAnswer<A> {
  id: number;
  answer: A;
}

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
 * Gives a function that asks a worker and so leaves the page free while it computes. The page is marked with *data-busy*
 * as long as an answer is awaited. Where the worker cannot start, answers are computed in the page.
 */
export function workerAnswers<D, Q, A>(options: WorkerOptions<D, Q, A>): (question: Q) => Promise<A> {
  const {url, about, here} = options;
  const open = new Map<number, Asked<Q, A>>();
  let next = 0;
  const settle = (id: number, answer: (question: Q) => A) => {
    const asked = open.get(id);
    open.delete(id);
    document.documentElement.toggleAttribute("data-busy", open.size > 0);
    if (!asked) return;
    try {
      asked.resolve(answer(asked.question));
    } catch (error) {
      asked.reject(error);
    }
  };
  const worker = new Worker(url, {type: "module"});
  let works = true;
  worker.addEventListener("message", ({data}: MessageEvent<WorkerAnswer<A>>) => {
    settle(data.id, () => data.answer);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    works = false;
    for (const id of [...open.keys()]) settle(id, here);
  });
  worker.postMessage({about} satisfies WorkerMessage<D, Q>);
  return (question) =>
    new Promise((resolve, reject) => {
      const id = next++;
      open.set(id, {question, resolve, reject});
      document.documentElement.toggleAttribute("data-busy", true);
      if (works) worker.postMessage({id, question} satisfies WorkerMessage<D, Q>);
      else settle(id, here);
    });
}

/** The worker's side: keeps the data, and answers each question about it. */
export function answerInWorker<D, Q, A>(answer: (about: D, question: Q) => A): void {
  let known: D | undefined;
  addEventListener("message", ({data}: MessageEvent<WorkerMessage<D, Q>>) => {
    if ("about" in data) known = data.about;
    else if (known !== undefined) {
      postMessage({id: data.id, answer: answer(known, data.question)} satisfies WorkerAnswer<A>);
    }
  });
}
