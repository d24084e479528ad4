import {join} from "node:path";
import {PROJECT} from "../support/sources.js";
import {sampleSite, visit} from "./harness.js";

// Makes the README's picture from the sample company: npx tsx test/browser/picture.ts

const path = join(PROJECT, "src", "docs", "overview.png") as `${string}.png`;
const site = await sampleSite();
const {page} = await visit(site, "");
await page.screenshot({path, clip: {x: 0, y: 0, width: 1440, height: 930}});
await site.close();
console.log(path);
