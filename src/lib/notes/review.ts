import {Document, isMap, parseDocument, type YAMLMap} from "yaml";
import {frontMatterOf} from "./frontMatter.js";

/** Who looked at a deck, when, and at what. */
export interface ReviewStep {
  by: string;
  /** YYYY-MM-DD */
  on: string;
  /** the fingerprint of each slide in order, by its id, as `contentOf` gives them */
  slides: Readonly<Record<string, string>>;
}

/** How far a deck has come: a draft where neither step is taken. */
export interface Review {
  reviewed: ReviewStep | null;
  approved: ReviewStep | null;
}

/** The steps in their order. */
export const REVIEW_STEPS = ["reviewed", "approved"] as const;

export type ReviewStepName = (typeof REVIEW_STEPS)[number];

/** Front matter that does not say what a review says, and where. */
export class ReviewFault extends Error {
  override readonly name = "ReviewFault";
}

/**
 * Reads who reviewed and approved a deck off the front matter of its notes.
 *
 * @throws ReviewFault naming file, line and what was expected
 */
export function readReview(text: string, file: string): Review {
  const document = yamlOf(text, file);
  const step = (name: ReviewStepName): ReviewStep | null => {
    const found: unknown = document.get(name);
    if (found === undefined || found === null) return null;
    const {by, on, slides} = (isMap(found) ? found.toJSON() : {}) as Partial<ReviewStep>;
    const wrong =
      typeof by !== "string" || by.trim() === ""
        ? "by: the name of a person"
        : typeof on !== "string" || !/^\d{4}-\d\d-\d\d$/u.test(on)
          ? "on: a day as YYYY-MM-DD"
          : !isHashes(slides)
            ? "slides: the fingerprint of each slide, which quarterdeck approve writes"
            : null;
    if (wrong !== null)
      throw new ReviewFault(
        `${file}:${lineOf(document, name, text)}: ${name} is not complete; expected ${wrong}`
      );
    return {by: by!, on: on!, slides: slides!};
  };
  return {reviewed: step("reviewed"), approved: step("approved")};
}

/** The same notes with another review in their front matter; all else in them stays as it is. */
export function withReview(text: string, review: Review, file: string): string {
  const document = yamlOf(text, file);
  for (const name of REVIEW_STEPS) {
    const step = review[name];
    if (step) document.set(name, stepNode(document, step));
    else if (document.has(name)) document.delete(name);
  }
  const body = text.slice(frontMatterOf(text).length);
  const empty =
    document.contents === null || (isMap(document.contents) && document.contents.items.length === 0);
  const front =
    empty && !document.commentBefore && !document.comment
      ? ""
      : `---\n${document.toString({lineWidth: 0})}---\n`;
  return front === "" || body === "" || /^\r?\n/u.test(body) ? front + body : `${front}\n${body}`;
}

function stepNode(document: Document, {by, on, slides}: ReviewStep): YAMLMap {
  const node = document.createNode({by, on}) as YAMLMap;
  const hashes = document.createNode(slides) as YAMLMap;
  hashes.flow = true;
  node.set("slides", hashes);
  return node;
}

function yamlOf(text: string, file: string): Document {
  const front = frontMatterOf(text);
  if (front === "") return new Document();
  const document = parseDocument(front.replace(/^---\r?\n/u, "").replace(/---\r?\n?$/u, ""), {
    schema: "failsafe"
  });
  const [error] = document.errors;
  if (error)
    throw new ReviewFault(
      `${file}:${(error.linePos?.[0].line ?? 1) + 1}: the front matter is no YAML: ${error.message.split("\n")[0]!.replace(/ at line.*$/u, "")}`
    );
  if (document.contents !== null && !isMap(document.contents))
    throw new ReviewFault(`${file}:2: the front matter has no keys; expected reviewed: or approved:`);
  return document;
}

function lineOf(document: Document, name: string, text: string): number {
  const front = frontMatterOf(text).split("\n");
  return Math.max(1, front.findIndex((line) => line.startsWith(`${name}:`)) + 1);
}

function isHashes(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((d) => typeof d === "string" && /^[0-9a-f]{12}$/u.test(d))
  );
}
