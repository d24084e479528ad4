import type {ThemeTokens} from "./pageStyle.js";

/** The design's tokens as the page's own style sheets declare them. */
export function themeTokens(document: Document): ThemeTokens {
  const light: Record<string, string> = {};
  const dark: Record<string, string> = {};
  const read = (sheet: CSSStyleSheet): void => {
    for (const rule of sheet.cssRules) {
      if ("styleSheet" in rule) read(rule.styleSheet as CSSStyleSheet);
      if (!("selectorText" in rule)) continue;
      const {selectorText, style} = rule as CSSStyleRule;
      const tokens = /data-theme="?dark/.test(selectorText) ? dark : light;
      if (!/^(:root|\[data-theme)/.test(selectorText)) continue;
      for (const name of style) if (name.startsWith("--")) tokens[name] = style.getPropertyValue(name);
    }
  };
  for (const sheet of document.styleSheets) read(sheet);
  return {light, dark};
}
