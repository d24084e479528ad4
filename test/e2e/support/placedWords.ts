import {execFileSync} from "node:child_process";
import type {Box} from "../../../reports/pptx/slideParts.js";
import {parsed} from "../../support/pptxPackage.js";

/** A word of a page and where it stands, in CSS px of a slide of 1280 x 720. */
export interface PlacedWord {
  text: string;
  box: Box;
}

/** The words of each page of a PDF file. */
export function placedWords(file: string): PlacedWord[][] {
  const html = execFileSync("pdftotext", ["-bbox", "-enc", "UTF-8", file, "-"], {encoding: "utf8"});
  const pages = parsed(html).getElementsByTagName("page");
  return Array.from(pages, (page) => {
    const scale = 1280 / Number(page.getAttribute("width"));
    return Array.from(page.getElementsByTagName("word"), (word) => {
      const at = (name: string) => scale * Number(word.getAttribute(name));
      const [x, y] = [at("xMin"), at("yMin")];
      return {text: word.textContent, box: {x, y, w: at("xMax") - x, h: at("yMax") - y}};
    });
  });
}

/** Whether the middle of a box lies in another. */
export function isIn({x, y, w, h}: Box, frame: Box): boolean {
  const [left, top] = [x + w / 2 - frame.x, y + h / 2 - frame.y];
  return left > 0 && left < frame.w && top > 0 && top < frame.h;
}
