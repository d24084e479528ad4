import type {Child} from "../dom.js";

/** How a chart of one to five series is drawn. */
export interface SeriesChartOptions {
  document: Document;
  /** In CSS px. Defaults to 781. */
  width?: number;
  /** In CSS px. Defaults to 424. */
  height?: number;
  /** what the chart shows, for readers who do not see it */
  name: string;
  /** names of the series, and what stands beside each at the end */
  series: readonly {name: string; end: Child}[];
  period: string;
  write: (value: number) => string;
  /** names a point of the axis, knowing the one named before it */
  tick: (index: number, before: number | null) => string;
  /** whether only whole numbers make sense */
  whole: boolean;
}
