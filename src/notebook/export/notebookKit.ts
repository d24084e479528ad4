import {readCell} from "../language/cells.js";
import {readChart} from "../language/chartCell.js";
import {readJs} from "../language/jsCell.js";
import {bareQuery, neededQueries, withList} from "../language/neededQueries.js";
import {readProse, type ProseCell} from "../language/proseCell.js";
import {readSql} from "../language/sqlCell.js";
import {isName} from "../model/inputs.js";
import {showsRows} from "../model/fence.js";
import type {Cell, Notebook} from "../model/notebook.js";
import {chartCode} from "./chartCode.js";
import {clientCode, DATA_FILE} from "./kitClient.js";
import {type KitCell, kitFile} from "./kitFile.js";
import {inputCode} from "./kitInputs.js";

/**
 * A notebook as a file of Observable Notebook Kit: its inputs, then its cells in their order, then what queries need.
 * Nothing is run; results are not in it.
 */
export function notebookKit(notebook: Notebook): string {
  const {title, inputs, cells} = notebook;
  const client = freeName("quarterdeck", notebook);
  const own = cells.map((cell) => kitCell(cell, cells, client));
  const reads =
    cells.some((d) => d.kind === "sql") || inputs.some((d) => /account|quarter|select/.test(d.type));
  return kitFile(title || "Notebook", [
    ...inputs.map((d): KitCell => ({type: "module", value: inputCode(d, client)})),
    ...own,
    ...(reads ? dataCells(client) : [])
  ]);
}

function dataCells(client: string): KitCell[] {
  const words = `*Queries read a copy of the data, the file \`${DATA_FILE}\` beside this notebook.*`;
  return [
    {type: "text/markdown", value: words},
    {type: "module", value: clientCode(client)}
  ];
}

/** A name that the notebook has no other use for. */
function freeName(name: string, {inputs, cells}: Notebook): string {
  const readings = cells.map(readCell);
  const taken = new Set([
    ...inputs.map((d) => d.name),
    ...readings.flatMap((d) => [...d.defines, ...d.uses])
  ]);
  while (taken.has(name)) name += "_";
  return name;
}

function kitCell(cell: Cell, cells: readonly Cell[], client: string): KitCell {
  const {kind, name, source} = cell;
  switch (kind) {
    case "markdown":
      return {type: "text/markdown", value: templateText(readProse(source))};
    case "sql": {
      const value = queryText(cell, cells);
      return {
        type: "application/sql",
        value,
        database: `var:${client}`,
        output: name,
        hidden: !showsRows(cell)
      };
    }
    case "js": {
      const {expression, defines, reads} = readJs(source, name);
      const shown = reads.includes("display") || reads.includes("view") ? "" : `\ndisplay(await ${name});`;
      const named = expression && defines.length > 0;
      return {type: "module", value: named ? `const ${name} = await (${source}\n);${shown}` : source};
    }
    case "chart": {
      const {spec} = readChart(source);
      if (spec !== null && isName(spec.rows)) return {type: "module", value: chartCode(spec)};
      return {type: "text/markdown", value: escapedText(`~~~~yaml\n${source}\n~~~~`)};
    }
  }
}

/** A query with those of other cells that it reads before it: in Notebook Kit no cell is a table for another. */
function queryText(cell: Cell, cells: readonly Cell[]): string {
  const {needed} = neededQueries(cell, cells);
  const text = (d: Cell): Cell => ({...d, source: templateText(readSql(d.source))});
  const own = bareQuery(text(cell).source);
  return needed.length === 0 ? own : `WITH ${withList(needed.map(text))}\nFROM (\n${own}\n)`;
}

/** Text in which only what we read as an expression is one for Notebook Kit, too. */
function templateText({strings, parameters}: Pick<ProseCell, "strings" | "parameters">): string {
  return strings.reduce((all, text, i) => {
    const expression = i === 0 ? "" : `\${${parameters[i - 1]!.expression}}`;
    return all + expression + escapedText(text);
  }, "");
}

function escapedText(text: string): string {
  return text.replace(/\$(\\*)\{/g, "$$$1\\{");
}
