/** How a column is shown along an axis, by colour or in panels. */
export interface ChartChannel {
  /** null only where rows are counted */
  readonly column: string | null;
  /** of the axis; the column's own name where none is given */
  readonly label: string | null;
  readonly aggregate: (typeof CHART_AGGREGATES)[number] | null;
  readonly scale: (typeof CHART_SCALES)[number] | null;
  /** whether the axis begins at zero; null leaves it to the mark */
  readonly zero: boolean | null;
  /** as d3-format, or d3-time-format where it begins with %, such as ".0%" or "%b %Y" */
  readonly format: string | null;
}

/** A chart of a notebook as its cell says it. */
export interface ChartSpec {
  /** the name of the cell whose rows are drawn */
  readonly rows: string;
  readonly mark: (typeof CHART_MARKS)[number];
  readonly x: ChartChannel | null;
  readonly y: ChartChannel | null;
  readonly colour: ChartChannel | null;
  readonly facet: ChartChannel | null;
  /** a sentence; empty for none */
  readonly title: string;
  /** of the values, such as "USD"; empty for none */
  readonly unit: string;
  /** the categories by the value of a column; null leaves them in the order of the rows */
  readonly sort: {readonly column: string; readonly descending: boolean} | null;
}

/** What a chart can be drawn with. */
export const CHART_MARKS = [
  "line",
  "area",
  "bar",
  "column",
  "dot",
  "tick",
  "cell",
  "rect",
  "rule",
  "box"
] as const;

/** How the values of a category are made one. */
export const CHART_AGGREGATES = ["count", "sum", "mean", "median", "min", "max"] as const;

/** The scales of an axis. */
export const CHART_SCALES = ["linear", "log", "sqrt", "time", "band"] as const;
