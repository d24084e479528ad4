/** Tells Excel that a CSV file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** Hands the reader a CSV file. */
export function downloadCsv(name: string, csv: string, document: Document = globalThis.document): void {
  downloadBlob(name, new Blob([BYTE_ORDER_MARK, csv], {type: "text/csv;charset=utf-8"}), document);
}

/** Hands the reader a file. */
export function downloadBlob(name: string, blob: Blob, document: Document = globalThis.document): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
