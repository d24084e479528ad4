declare module "@observablehq/inputs";

declare module "@observablehq/inspector" {
  /** Shows a value in a node. */
  export class Inspector {
    constructor(node: Element);
    fulfilled(value: unknown): void;
  }
}

declare module "@observablehq/runtime" {
  /** Hears of a variable's values. */
  export interface Observer {
    fulfilled?(value: unknown): void;
    rejected?(error: unknown): void;
    /** what *visibility* looks at */
    readonly _node?: Element | null;
  }
  /** Computed when it is defined and whenever one of its inputs is; without an observer, only where one reads it. */
  export interface Variable {
    define(name: string, inputs: readonly string[], definition: (...values: never[]) => unknown): this;
    define(inputs: readonly string[], definition: (...values: never[]) => unknown): this;
    delete(): this;
  }
  /** Names and their variables. */
  export interface Module {
    variable(observer?: Observer): Variable;
  }
  /** Computes variables by what they read, in frames. */
  export class Runtime {
    constructor(builtins: Readonly<Record<string, () => unknown>>);
    module(): Module;
    /** computes what was defined, without waiting for the next frame as it does by itself */
    _computeNow(): Promise<void>;
    dispose(): void;
  }
  /** What a variable rejects with whose input has failed; **input** is its name. */
  export class RuntimeError extends Error {
    readonly input?: string;
  }
}

declare module "htl" {
  export const html: unknown;
  export const svg: unknown;
}
