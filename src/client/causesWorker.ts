import {causesView} from "../lib/causesView.js";
import {answerInWorker} from "./workerAnswers.js";

answerInWorker(causesView);
