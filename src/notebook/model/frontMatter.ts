import {isMap, isScalar, LineCounter, parseDocument, type Node, type Pair, type YAMLMap} from "yaml";
import {readInput} from "./inputs.js";
import type {Fault, NotebookInput} from "./notebook.js";

/** What the front matter says, and what is wrong with it. */
export interface FrontMatter {
  /** null where none is given */
  readonly title: string | null;
  readonly inputs: readonly NotebookInput[];
  readonly faults: readonly Fault[];
}

const FRONT = /^(\uFEFF?---[ \t]*(?:\r\n|\r|\n))([\s\S]*?)^---[ \t]*(?:\r\n|\r|\n|$)/m;

/** Where the text after the front matter begins; after a byte order mark where there is no front matter. */
export function splitFrontMatter(text: string): number {
  const found = FRONT.exec(text);
  return found?.index === 0 ? found[0].length : text.startsWith("\uFEFF") ? 1 : 0;
}

/** The YAML between the lines of ---, as written; null where there is no front matter. */
export function frontMatterYaml(front_matter: string): string | null {
  const found = FRONT.exec(front_matter);
  return found?.index === 0 ? (found[2] ?? "") : null;
}

/** Reads title and inputs. An input with a fault is left out; each fault names its line of the file. */
export function readFrontMatter(front_matter: string): FrontMatter {
  const yaml = frontMatterYaml(front_matter);
  if (yaml === null) return {title: null, inputs: [], faults: []};
  const lines = new LineCounter();
  const document = parseDocument(yaml.replace(/\r\n?/g, "\n"), {lineCounter: lines, prettyErrors: false});
  const faults: Fault[] = [];
  const tell = (at: number, message: string) => {
    const line = lines.linePos(at).line + 1; // after the line of ---
    faults.push({cell: null, from: line, to: line, severity: "error", message: `line ${line}: ${message}`});
  };
  for (const {message, pos} of document.errors) tell(pos[0], message);
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) {
    if (document.errors.length === 0 && root !== null)
      tell(root.range?.[0] ?? 0, "expected entries such as `title: Seat waste`");
    return {title: null, inputs: [], faults};
  }
  const title = root.get("title");
  return {title: title == null ? null : String(title), inputs: readInputs(root, tell), faults};
}

function readInputs(root: YAMLMap, tell: (at: number, message: string) => void): NotebookInput[] {
  const given = root.get("inputs", true) as Node | undefined;
  if (given === undefined || (isScalar(given) && given.value === null)) return [];
  if (!isMap(given)) {
    tell(given.range?.[0] ?? 0, "`inputs` holds a name and what it is, such as `account: {type: account}`");
    return [];
  }
  const inputs = given.items.map((pair) => readInput(pair as Pair<Node, Node | null>, tell));
  return inputs.filter((d) => d !== null);
}
