/** The bundle without node:fs; the bare name keeps it, and Framework would look for it. */
declare module "arquero/dist/arquero.min.js" {
  import type * as whole from "arquero";
  const arquero: typeof whole;
  export = arquero;
}
