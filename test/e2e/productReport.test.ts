import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PDFDocument, PDFName, type PDFDict} from "@cantoo/pdf-lib";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {printProduct} from "../../reports/product/printProduct.js";
import {type PublishCompany, publishCompany} from "../publish/company.js";

let dir: string;
let company: PublishCompany;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-report-"));
  company = await publishCompany(join(dir, "company"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

describe("printProduct({config, warehouse, segment, file})", () => {
  it("prints one slice on A4, tagged, with its title and language and no script", async () => {
    const file = join(dir, "small.pdf");
    assert.strictEqual(await printProduct({...company, segment: "Small", file}), file);
    const bytes = await readFile(file);
    const pdf = await PDFDocument.load(bytes, {updateMetadata: false});
    assert.match(pdf.getTitle() ?? "", /: product review as of \d{4}-\d\d-\d\d, Segment Small$/);
    const lookup = (key: string) => pdf.catalog.lookup(PDFName.of(key));
    assert.strictEqual(String(lookup("Lang")), "(en)");
    assert.strictEqual(String((lookup("MarkInfo") as PDFDict).get(PDFName.of("Marked"))), "true");
    assert.notInclude(bytes.toString("latin1"), "/JavaScript");
    const {width, height} = pdf.getPage(0).getSize();
    assert.deepStrictEqual([Math.round(width), Math.round(height)], [595, 842]);
  });
});
