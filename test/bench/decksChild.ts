import {silent} from "../../loaders/progress.js";
import {readConfig} from "../../loaders/config.js";
import {makeDecks} from "../../reports/decks.js";
import {workspace} from "../../reports/workspace.js";

const [path = "", quarter = "", out = "", jobs = "1", list] = process.argv.slice(2);
const {warehouse} = workspace({config: path});
const config = await readConfig(path);
const began = performance.now();
const request = {config, warehouse, quarter, out, jobs: Number(jobs), progress: silent};
const [report] = await makeDecks({...request, accounts: list?.split(",")});
const {failed} = report!;
if (failed.length > 0) throw new Error(`${failed.length} decks failed: ${failed[0]?.reason}`);
process.stdout.write(String((performance.now() - began) / 1000));
