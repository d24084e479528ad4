/** A text as HTML or XML that shows it, in an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (d) => `&#${d.charCodeAt(0)};`);
}
