import {Inspector} from "@observablehq/inspector";
import {Generators, Mutable} from "observablehq:stdlib";
import type {Builtins} from "./scope.js";

/** What JS cells have at hand in a page: all of it from the site's own files, each part loaded when it is first read. */
export function pageBuiltins(document: Document): Builtins {
  return {
    values: {
      Plot: () => import("@observablehq/plot"),
      d3: () => import("d3"),
      aq: async () => (await import("arquero/dist/arquero.min.js")).default,
      Inputs: () => import("@observablehq/inputs"),
      html: async () => (await import("htl")).html,
      svg: async () => (await import("htl")).svg,
      Generators: () => Generators,
      Mutable: () => Mutable
    },
    inspect(value) {
      const node = document.createElement("div");
      node.className = "qn-value";
      new Inspector(node).fulfilled(value);
      return node;
    },
    input: (element) => Generators.input(element),
    now: () => Generators.now()
  };
}
