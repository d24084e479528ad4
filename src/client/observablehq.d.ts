declare module "observablehq:stdlib" {
  /** A file of the site; its name must be a literal, relative to the module. */
  export function FileAttachment(name: string): {json(): Promise<unknown>; url(): Promise<string>};

  /** Values over time, as Framework gives them to its fences. */
  export const Generators: {input(element: unknown): AsyncGenerator; now(): AsyncGenerator};
  export const Mutable: (value: unknown) => unknown;
}
