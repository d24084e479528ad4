import {assert, beforeEach, describe, it, vi} from "vitest";
import {answerInWorker, workerAnswers} from "../../src/client/workerAnswers.js";

/** Stands for a browser's worker: it is told what it is sent, and says what the test lets it say. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  readonly heard: unknown[] = [];
  ended = false;
  constructor() {
    super();
    FakeWorker.made.push(this);
  }
  postMessage(data: unknown): void {
    this.heard.push(data);
  }
  terminate(): void {
    this.ended = true;
  }
  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", {data}));
  }
}

const DOUBLES = {url: "./doubles.js", about: 2, here: (n: number) => 2 * n};

beforeEach(() => {
  FakeWorker.made = [];
  vi.stubGlobal("Worker", FakeWorker);
  return () => vi.unstubAllGlobals();
});

describe("workerAnswers(options)", () => {
  it("tells the worker once what it is about, and gives its answers", async () => {
    const ask = workerAnswers(DOUBLES);
    for (const n of [3, 4]) {
      const answer = ask(n);
      FakeWorker.made[0]!.says({answer: 2 * n});
      assert.strictEqual(await answer, 2 * n);
    }
    assert.strictEqual(FakeWorker.made.length, 1);
    assert.deepStrictEqual(FakeWorker.made[0]!.heard, [{about: 2}, {question: 3}, {question: 4}]);
  });
  it("drops a question that another one overtakes, and stops its worker", async () => {
    const ask = workerAnswers(DOUBLES);
    let first = 0;
    void ask(3).then(() => ++first);
    const second = ask(4);
    const [old, now] = FakeWorker.made;
    assert.deepStrictEqual([old!.ended, now!.heard], [true, [{about: 2}, {question: 4}]]);
    old!.says({answer: 6});
    now!.says({answer: 8});
    assert.deepStrictEqual([await second, first], [8, 0]);
  });
  it("passes on what went wrong, and answers the next question", async () => {
    const ask = workerAnswers(DOUBLES);
    const failed = ask(3);
    FakeWorker.made[0]!.says({error: "no rows"});
    assert.strictEqual(await failed.catch((error: Error) => error.message), "no rows");
    const next = ask(4);
    FakeWorker.made[0]!.says({answer: 8});
    assert.strictEqual(await next, 8);
  });
  it("computes in the page where a worker breaks, also what is asked later", async () => {
    const ask = workerAnswers(DOUBLES);
    const first = ask(3);
    FakeWorker.made[0]!.dispatchEvent(new Event("error"));
    assert.deepStrictEqual([await first, await ask(4), FakeWorker.made.length], [6, 8, 1]);
  });
  it("computes in the page where a browser makes no worker", async () => {
    vi.stubGlobal("Worker", () => {
      throw new Error("forbidden");
    });
    assert.strictEqual(await workerAnswers(DOUBLES)(3), 6);
  });
});

describe("answerInWorker(answer)", () => {
  it("answers about what it was told, and says what went wrong", () => {
    const scope = new EventTarget();
    const said: unknown[] = [];
    vi.stubGlobal("addEventListener", scope.addEventListener.bind(scope));
    vi.stubGlobal("postMessage", (data: unknown) => said.push(data));
    answerInWorker((about: number, question: number) => {
      if (question < 0) throw new RangeError("below zero");
      return about * question;
    });
    for (const data of [{about: 2}, {question: 3}, {question: -1}])
      scope.dispatchEvent(new MessageEvent("message", {data}));
    assert.deepStrictEqual(said, [{answer: 6}, {error: "below zero"}]);
  });
});
