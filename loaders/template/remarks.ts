import type {TemplateRemark} from "../../src/metrics/deckTemplate.js";
import type {TemplateFaults} from "./faults.js";
import type {Placed} from "./parts.js";

const MOST = 3;

/** A remark as it is written. */
export interface WrittenRemark {
  figure: Placed | null;
  small: string | null;
  body: Placed | null;
}

/** A line such as *## {{tickets.open}} still open* sets a number large above the text that follows. */
function figureOf({text, line}: Placed, faults: TemplateFaults): Pick<WrittenRemark, "figure" | "small"> {
  const [, figure, small = ""] = /^##\s+(\{\{[^}]*\}\})\s*(.*)$/u.exec(text) ?? [];
  if (figure === undefined)
    faults.add(line, `${text}: a figure begins with a number's name, such as ## {{tickets}} opened`);
  return {figure: figure === undefined ? null : {text: figure, line}, small: small.trim() || null};
}

/** Splits the prose of a slide into its remarks: each paragraph or list is one. */
export function writtenRemarks(prose: readonly Placed[], faults: TemplateFaults): WrittenRemark[] {
  const found: WrittenRemark[] = [];
  for (const block of prose) {
    const [first = "", ...rest] = block.text.split("\n");
    const last = found.at(-1);
    if (first.startsWith("## ")) {
      const body = rest.length > 0 ? {text: rest.join("\n"), line: block.line + 1} : null;
      found.push({...figureOf({text: first, line: block.line}, faults), body});
    } else if (last?.figure && !last.body) last.body = block;
    else found.push({figure: null, small: null, body: block});
  }
  const over = found[MOST];
  if (over)
    faults.add((over.figure ?? over.body)!.line, `${found.length} remarks; ${MOST} are the most on a slide`);
  return found;
}

/** Turns remarks into what a slide shows, without scripts, images and local files. */
export async function remarksOf(written: readonly WrittenRemark[]): Promise<TemplateRemark[]> {
  if (written.length === 0) return [];
  const {noteBody} = await import("../slice/noteBody.js");
  return written
    .map(({figure, small, body}) => ({
      figure: figure?.text ?? null,
      small,
      body: body ? noteBody(body.text) : []
    }))
    .filter((d) => d.figure !== null || d.body.length > 0);
}
