/** One series of a chart's data. */
export interface SheetSeries {
  name: string;
  /** null where data are missing */
  values: readonly (number | null)[];
  /** a CSS colour */
  colour: string;
  /** colours of single points, by index */
  points?: Readonly<Record<number, string>>;
  /** how its line is drawn; none without it */
  line?: {width: number; dashed?: boolean};
  /** the radius of its dots in CSS px, and of the last one */
  dot?: {radius: number; last?: number};
  /** the interval of each value, with the names of its ends */
  interval?: {
    low: readonly (number | null)[];
    high: readonly (number | null)[];
    names: readonly [string, string];
  };
}

/** What a chart was drawn from, so that an export can draw it again as a chart of its own. */
export interface ChartSheet {
  kind: "line" | "dots" | "columns" | "stacked" | "bars";
  /** names of the points, in order */
  categories: readonly string[];
  /** where the points lie in time (YYYY-MM-DD); without it they stand at equal distances */
  days?: readonly string[];
  /** the days at both ends of the axis of time */
  span?: readonly [string, string];
  series: readonly SheetSeries[];
  /** in CSS px of the drawing, from the first point or slot to the last */
  plane: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  /** the values at both ends of the value axis */
  domain: readonly [number, number];
  /** between two gridlines; none without it */
  step?: number;
  /** how thick bars are, in CSS px */
  thick?: number;
}

/** The distance of an axis's ticks. */
export function tickStep([first, second]: readonly number[]): number | undefined {
  return first === undefined || second === undefined ? undefined : second - first;
}
