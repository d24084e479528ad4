import {silent} from "../../loaders/progress.js";
import {buildSite} from "../../reports/site.js";

const [published = "", out = ""] = process.argv.slice(2);
await buildSite({published, out, force: true, progress: silent});
