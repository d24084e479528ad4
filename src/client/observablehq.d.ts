declare module "observablehq:stdlib" {
  /** A file of the site; its name must be a literal, relative to the module. */
  export function FileAttachment(name: string): {json(): Promise<unknown>; url(): Promise<string>};
}
