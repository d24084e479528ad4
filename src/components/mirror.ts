type Attributes = Record<string, string | number | boolean | null | undefined>;

const MIRRORED = Symbol("mirrored");

/** Makes SVG elements for readers from right to left. */
interface Canvas extends Document {
  [MIRRORED]?: boolean;
}

function canvas(document: Document, mirrored: boolean): Document {
  const made = {
    createElement: (name: string) => document.createElement(name),
    createElementNS: (space: string | null, name: string) => document.createElementNS(space, name),
    [MIRRORED]: mirrored
  };
  return made as unknown as Canvas;
}

/**
 * A document in which charts come out mirrored, their texts not: every x is negated, and the frame shows the negative
 * side. Anchors follow the direction of the text by themselves.
 */
export function mirrored(document: Document): Document {
  return canvas(document, true);
}

/** A document in which charts keep running from left to right inside text that does not. */
export function unmirrored(document: Document): Document {
  return canvas(document, false);
}

/** The attributes of an SVG element as the document wants them. */
export function attributesIn(document: Document, name: string, attributes: Attributes): Attributes {
  const flips = (document as Canvas)[MIRRORED];
  if (flips === undefined) return attributes;
  if (!flips) return name === "svg" ? {...attributes, direction: "ltr"} : attributes;
  return mirroredAttributes(name, attributes);
}

const negated = (value: Attributes[string]) => (value == null ? value : 0 - Number(value));

function mirroredAttributes(name: string, attributes: Attributes): Attributes {
  const {x, width, x1, x2, cx, d, viewBox} = attributes;
  switch (name) {
    case "svg": {
      const [left = 0, top = 0, across = 0, down = 0] = String(viewBox).split(" ").map(Number);
      return {...attributes, viewBox: `${0 - left - across} ${top} ${across} ${down}`, direction: "rtl"};
    }
    case "rect":
      // One without a place fills a pattern.
      return x == null ? attributes : {...attributes, x: 0 - Number(x) - Number(width ?? 0)};
    case "line":
      return {...attributes, x1: negated(x1), x2: negated(x2)};
    case "circle":
      return {...attributes, cx: negated(cx)};
    case "path":
      return {...attributes, d: mirroredPath(String(d ?? ""))};
    default:
      return x == null ? attributes : {...attributes, x: negated(x)};
  }
}

/** Which of a command's numbers are an x, of how many; arcs have none here. */
const COMMANDS: Record<string, {every: number; x: readonly number[]}> = {
  m: {every: 2, x: [0]},
  l: {every: 2, x: [0]},
  h: {every: 1, x: [0]},
  v: {every: 1, x: []},
  c: {every: 6, x: [0, 2, 4]},
  q: {every: 4, x: [0, 2]},
  z: {every: 1, x: []}
};

/** @throws RangeError for a command that charts do not use */
function mirroredPath(d: string): string {
  return d.replace(/([a-z])([^a-z]*)/giu, (_, command: string, rest: string) => {
    const kind = COMMANDS[command.toLowerCase()];
    if (!kind) throw new RangeError(`a path with ${command} cannot be mirrored`);
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu) ?? []).map(Number);
    return command + numbers.map((n, i) => (kind.x.includes(i % kind.every) ? 0 - n : n)).join(" ");
  });
}
