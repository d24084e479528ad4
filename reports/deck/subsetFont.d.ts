declare module "subset-font" {
  /** What to keep of a font; with **keepAllGlyphs** the text is undefined. */
  export interface SubsetFontOptions {
    targetFormat?: "sfnt" | "truetype" | "woff" | "woff2";
    variationAxes?: Record<string, number>;
    keepAllGlyphs?: boolean;
  }
  function subsetFont(font: Buffer, text: string | undefined, options?: SubsetFontOptions): Promise<Buffer>;
  export default subsetFont;
}
