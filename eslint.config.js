import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {ignores: ["dist", "**/.quarterdeck", "src/.observablehq", "test/output", "node_modules"]},
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: {allowDefaultProject: ["*.js", "reports/*.js"]}}},
    rules: {
      "no-restricted-exports": [
        "error",
        {restrictDefaultExports: {direct: true, named: true, defaultFrom: true, namedFrom: true}}
      ],
      "max-lines": ["error", {max: 400}],
      "max-lines-per-function": ["error", {max: 80, skipComments: true}],
      "max-params": ["error", 4],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_", varsIgnorePattern: "^_"}],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: ["error", "smart"]
    }
  },
  {
    files: ["src/metrics/**", "src/lib/**", "src/components/**", "src/deck/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        {object: "Math", property: "random", message: "take a seeded source as an argument"},
        {object: "Date", property: "now", message: "take the clock as an argument"}
      ]
    }
  },
  {files: ["test/**"], rules: {"max-lines-per-function": "off"}},
  {files: ["*.config.ts", "*.config.js"], rules: {"no-restricted-exports": "off"}},
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {globals: {process: "readonly", console: "readonly"}}
  },
  prettier
);
