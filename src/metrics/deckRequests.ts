/** Something that the customer asked for. */
export interface DeckRequest {
  title: string;
  status: "shipped" | "planned" | "open";
  asked_on: string;
  shipped_on: string | null;
}

/** What the customer asked for, as it stood on the quarter's last day. */
export interface DeckRequests {
  /** shipped in the quarter, planned and open */
  shown: readonly DeckRequest[];
  shipped: number;
  /** planned and open */
  waiting: number;
  /** of those asked for in the year that ends with the quarter */
  declined: number;
}
