/** The bundle without node:fs; the bare name keeps it, and Framework would look for it. */
declare module "arquero/dist/arquero.min.js" {
  const arquero: typeof import("arquero");
  export = arquero;
}
