/** What is wrong with a cell's text, and where in it. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}
