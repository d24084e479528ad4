/** Options of the Overview's and Retention's cards. */
export interface PageCardOptions {
  /** Puts a chart into its place at the width that it has there. */
  fit: (draw: (width: number) => Element) => Element;
  document?: Document;
}
