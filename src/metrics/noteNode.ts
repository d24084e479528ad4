/** A piece of CSM text, already sanitised; text may hold {{references}}. */
export type NoteNode =
  | string
  | {tag: "p" | "ul" | "ol" | "li" | "strong" | "em" | "code" | "br"; children: readonly NoteNode[]}
  | {tag: "a"; href: string; children: readonly NoteNode[]};
