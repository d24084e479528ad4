import {zipSite} from "../../loaders/publish/zipSite.js";

process.stdout.write(await zipSite(process.env.QUARTERDECK_PUBLISHED ?? ".quarterdeck/published"));
