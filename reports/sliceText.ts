/** Every text in a slice as it stands: escapes of JSON would glue a line's end to the next line's first word. */
export function sliceText(value: unknown): string {
  const texts: string[] = [];
  const walk = (d: unknown): void => {
    if (typeof d === "string") texts.push(d);
    else if (typeof d === "object" && d !== null) Object.values(d).forEach(walk);
  };
  walk(value);
  return texts.join("\n");
}
