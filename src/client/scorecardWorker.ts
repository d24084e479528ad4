import type {IntervalQuestion} from "../lib/scorecardIntervals.js";
import {scorecardIntervals} from "../lib/scorecardIntervals.js";
import {answerInWorker} from "./workerAnswers.js";

answerInWorker((_: null, question: IntervalQuestion) => scorecardIntervals(question));
