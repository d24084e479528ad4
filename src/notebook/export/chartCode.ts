import {channelLabel} from "../../components/notebook/chartWords.js";
import type {ChartChannel, ChartSpec} from "../../lib/notebookChart.js";

type Key = "x" | "y" | "colour" | "facet";
type Options = Readonly<Record<string, string | false | null | undefined>>;

const code = (value: unknown) => JSON.stringify(value);

/** JavaScript for Observable Plot that draws what a chart cell does: same marks, axes, order and sums, in Plot's own look. */
export function chartCode(given: ChartSpec): string {
  const spec = given.mark === "rect" || given.mark === "box" ? {...given, colour: null} : given;
  const names = banded(spec).map((d) => `  const ${d}_names = ${namesCode(spec, d)};`);
  const options = pairs({
    width: "Math.max(320, width)",
    title: spec.title && code(spec.title),
    subtitle: spec.unit && code(spec.unit),
    ...marginsOf(spec),
    x: axisCode(spec, "x"),
    y: axisCode(spec, "y"),
    fx: spec.facet && "{label: null}",
    color:
      spec.colour && optionsCode({legend: String(!endLabelled(spec)), tickFormat: formatOf(spec.colour)}),
    marks: `[\n      ${marksOf(spec).join(",\n      ")}\n    ]`
  });
  const plot = `  display(Plot.plot({\n    ${options.join(",\n    ")}\n  }));`;
  return ["{", ...names, plot, "}"].join("\n");
}

const pairs = (options: Options) =>
  Object.entries(options).flatMap(([key, d]) => (d ? [`${key}: ${d}`] : []));

const optionsCode = (options: Options) => `{${pairs(options).join(", ")}}`;

/** The directions whose values are names for sure, whatever the rows hold. */
function banded(spec: ChartSpec): ("x" | "y")[] {
  const bands = {bar: "y", column: "x", cell: "both"}[spec.mark as string];
  return (["x", "y"] as const).filter(
    (d) => spec[d]?.column && (bands === d || bands === "both" || spec[d].scale === "band")
  );
}

/** The names in the order asked for; days and numbers without one in their own, texts in that of the rows. */
function namesCode(spec: ChartSpec, key: "x" | "y"): string {
  const own = `(d) => d[${code(spec[key]!.column)}]`;
  const known = `${spec.rows}.filter((d) => d[${code(spec[key]!.column)}] != null)`;
  const {sort} = spec;
  const other = spec[key === "x" ? "y" : "x"];
  const compare = sort?.descending ? "d3.descending" : "d3.ascending";
  if (sort && sort.column !== spec[key]!.column && sort.column !== key && other) {
    const total =
      other.aggregate === "count"
        ? "D.length"
        : `d3.${other.aggregate ?? "sum"}(D, (d) => d[${code(other.column)}])`;
    return `d3.groupSort(${known}, (D) => ${sort.descending ? "-" : ""}${total}, ${own})`;
  }
  const names = `Array.from(d3.union(${known}.map(${own})))`;
  if (sort) return `${names}.sort(${compare})`;
  return `${names}.sort((a, b) => (typeof a === "string" ? 0 : d3.ascending(a, b)))`;
}

/** Room for the names beside bars, and for those at the ends of lines. */
function marginsOf(spec: ChartSpec): Options {
  const beside = banded(spec).includes("y");
  return {
    marginLeft: beside ? "Math.min(190, 40 + 6 * (d3.max(y_names, (d) => String(d).length) ?? 0))" : "80",
    marginRight: endLabelled(spec) && "120",
    marginBottom: banded(spec).includes("x") && "40"
  };
}

const SCALES = {linear: "linear", log: "log", sqrt: "sqrt", time: "utc", band: "band"} as const;

function axisCode(spec: ChartSpec, key: "x" | "y"): string | null {
  const channel = spec[key];
  const counted = spec.mark === "rect" && key === "y";
  if (!channel) return counted ? '{label: "number of rows", grid: true}' : null;
  const bands = banded(spec).includes(key);
  return optionsCode({
    label: code(channelLabel(channel)),
    type: bands ? code("band") : channel.scale && code(SCALES[channel.scale]),
    domain: bands && `${key}_names`,
    // As many names as can stand side by side.
    ticks: bands && key === "x" && "x_names.filter((_, i, all) => i % Math.ceil(all.length / 8) === 0)",
    zero: !bands && channel.zero !== null && String(channel.zero),
    nice: !bands && channel.scale !== "log" && "true",
    grid: !bands && "true",
    tickFormat: formatOf(channel)
  });
}

const formatOf = ({format}: ChartChannel) => format && code(format);

/** Lines with names, which stand at their ends. */
function endLabelled({mark, x, y, colour, facet}: ChartSpec): boolean {
  return mark === "line" && colour !== null && facet === null && ![x, y, colour].some((d) => d?.aggregate);
}

/** What is drawn at which values; Plot groups by the others where one is aggregated. */
function valuesOf(spec: ChartSpec, paint: "stroke" | "fill", look: Options): string {
  const column = (key: Key) => {
    const channel = spec[key];
    return channel?.column ? code(channel.column) : null;
  };
  const options = optionsCode({
    x: column("x"),
    y: column("y"),
    fx: column("facet"),
    [paint]: column("colour"),
    ...look
  });
  const reduced = (["x", "y", "colour"] as const).filter((d) => spec[d]?.aggregate);
  if (reduced.length === 0) return options;
  const outputs = optionsCode(
    Object.fromEntries(reduced.map((d) => [d === "colour" ? paint : d, reducerOf(spec[d]!)]))
  );
  const [byX, byY] = (["x", "y"] as const).map((d) => spec[d] !== null && !spec[d].aggregate);
  const group = byX && byY ? "group" : byX ? "groupX" : byY ? "groupY" : "groupZ";
  return `Plot.${group}(${outputs}, ${options})`;
}

/** Plot's *count* counts rows, a chart cell's the values of its column. */
function reducerOf({column, aggregate}: ChartChannel): string {
  return aggregate === "count" && column !== null
    ? "(D) => D.filter((d) => d != null).length"
    : code(aggregate);
}

function marksOf(spec: ChartSpec): string[] {
  const {rows, mark} = spec;
  const draw = (name: string, paint: "stroke" | "fill", look: Options = {}) =>
    `${name}(${rows}, ${valuesOf(spec, paint, look)})`;
  const upright = `typeof ${rows}[0]?.[${code(spec.y?.column ?? null)}] === "string"`;
  switch (mark) {
    case "line":
      return [
        draw("Plot.lineY", "stroke", {...present(spec), strokeWidth: "2", sort: code("x")}),
        ...ends(spec)
      ];
    case "area":
      return [draw("Plot.areaY", "fill", {...present(spec), fillOpacity: "0.85", sort: code("x")})];
    case "bar":
      return [draw("Plot.barX", "fill"), "Plot.ruleX([0])"];
    case "column":
      return [draw("Plot.barY", "fill"), "Plot.ruleY([0])"];
    case "rect":
      return [
        `Plot.rectY(${rows}, Plot.binX({y: "count"}, {x: ${code(spec.x?.column ?? null)}, thresholds: 20}))`,
        "Plot.ruleY([0])"
      ];
    case "dot":
      return [draw("Plot.dot", "fill", {r: "3.5", fillOpacity: "0.8"})];
    case "tick":
      return [draw(`(${upright} ? Plot.tickX : Plot.tickY)`, "stroke")];
    case "cell":
      return [draw("Plot.cell", "fill", {inset: "0.5"})];
    case "rule":
      return [draw(spec.x ? "Plot.ruleX" : "Plot.ruleY", "stroke")];
    case "box":
      return [draw(`(${upright} ? Plot.boxX : Plot.boxY)`, "stroke")];
  }
}

/** A line goes on over what is missing. */
function present({x, y}: ChartSpec): Options {
  const columns = [x, y].flatMap((d) => (d?.column && !d.aggregate ? [`d[${code(d.column)}] != null`] : []));
  return {filter: columns.length > 0 && `(d) => ${columns.join(" && ")}`};
}

function ends(spec: ChartSpec): string[] {
  if (!endLabelled(spec)) return [];
  const name = code(spec.colour!.column);
  const look = {...present(spec), text: name, z: name, dx: "8", textAnchor: code("start")};
  return [`Plot.text(${spec.rows}, Plot.selectMaxX(${valuesOf(spec, "fill", look)}))`];
}
