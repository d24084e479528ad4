import {inputQuery} from "../language/inputQuery.js";
import type {NotebookInput} from "../model/notebook.js";

/**
 * JavaScript for an input: a control of Observable Inputs, whose value has the input's name.
 *
 * @param client the name under which the notebook's database is known
 */
export function inputCode(input: NotebookInput, client: string): string {
  return `const ${input.name} = view(${controlOf(input, client)});`;
}

function controlOf(input: NotebookInput, client: string): string {
  const {type, label, value, options, min, max, step} = input;
  const text = (given: object) =>
    JSON.stringify(Object.fromEntries(Object.entries(given).filter(([, d]) => d !== null)));
  const query = inputQuery(input);
  if (query !== null) return `await ${client}.select(${JSON.stringify(query)}, ${text({label, value})})`;
  switch (type) {
    case "number":
      return `Inputs.number([${min ?? "undefined"}, ${max ?? "undefined"}], ${text({label, value: value ?? min ?? 0, step})})`;
    case "toggle":
      return `Inputs.toggle(${text({label, value: value ?? false})})`;
    case "date":
      return `Inputs.text(${text({label, value, type})})`;
    case "text":
      return `Inputs.text(${text({label, value})})`;
    case "select":
    case "account":
    case "quarter":
      return `Inputs.select(${JSON.stringify(options)}, ${text({label, value})})`;
  }
}
