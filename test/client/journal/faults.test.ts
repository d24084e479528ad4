import {assert, describe, it} from "vitest";
import {NoFolder, writeFault} from "../../../src/client/journal/faults.js";
import {JournalFault} from "../../../src/lib/journalLine.js";

describe("writeFault(error, table)", () => {
  it.each([
    ["NotFoundError", "It could not be written: the folder chosen before is no longer there.", true],
    ["NotAllowedError", "It could not be written: this page was not allowed to write into the folder.", true],
    [
      "TypeMismatchError",
      "It could not be written: actions.csv is a folder there, where a file is wanted.",
      false
    ],
    [
      "NoModificationAllowedError",
      "It could not be written: another program holds actions.csv; close it there.",
      false
    ],
    ["QuotaExceededError", "It could not be written: there is no space left.", false],
    ["UnknownError", "It could not be written: The disk is odd.", false]
  ])("says what %s means, and whether the folder is at fault", (name, why, folder) => {
    assert.deepStrictEqual(writeFault(new DOMException("The disk is odd.", name), "actions"), {why, folder});
  });
  it("leaves our own words as they are", () => {
    for (const error of [new JournalFault("No column."), new NoFolder("None.")])
      assert.deepStrictEqual(writeFault(error, "actions"), {why: error.message, folder: false});
  });
});
