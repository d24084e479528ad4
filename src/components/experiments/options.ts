/** Options of the cards of a result. */
export interface ResultOptions {
  /** Called to hand out the result as a file. */
  onCsv?: () => void;
  document?: Document;
}
