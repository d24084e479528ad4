/** A content line of a calendar: NAME;PARAM=value:value. */
const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/su;

/** A TEXT value: a backslash only before what it may escape, a comma or semicolon never without one. */
const TEXT = /^(?:[^\\;,]|\\[\\;,nN])*$/u;

interface Line {
  name: string;
  value: string;
}

/** What of RFC 5545 a calendar of events breaks, in words; read from the grammar, apart from any library. */
export function calendarFaults(text: string): string[] {
  const faults: string[] = [];
  const physical = text.split("\r\n");
  if (physical.pop() !== "") faults.push("does not end with CRLF");
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) faults.push(`longer than 75 octets: ${line}`);
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000a-\u001f\u007f\ufffd]/u.test(line)) faults.push(`a control character: ${line}`);
  }
  const lines = physical
    .join("\r\n")
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n");
  const read = lines.flatMap((line): Line[] => {
    const [, name, , value] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) faults.push(`no content line: ${line}`);
    return name === undefined || value === undefined ? [] : [{name, value}];
  });
  for (const {name, value} of read)
    if (/^(SUMMARY|DESCRIPTION|LOCATION|COMMENT|UID)$/.test(name) && !TEXT.test(value))
      faults.push(`no text: ${name}:${value}`);
  return [...faults, ...structureFaults(read)];
}

/** Which properties are missing, too many, or in the wrong place. */
function structureFaults(lines: readonly Line[]): string[] {
  const once = (own: readonly Line[], where: string, names: readonly string[]) =>
    names
      .filter((name) => own.filter((d) => d.name === name).length !== 1)
      .map((name) => `not one ${name} in ${where}`);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first?.name !== "BEGIN" || first.value !== "VCALENDAR" || last?.name !== "END") return ["no VCALENDAR"];
  const faults: string[] = [];
  const events: Line[][] = [];
  const head: Line[] = [];
  let event: Line[] | null = null;
  for (const line of lines.slice(1, -1)) {
    if (line.name === "BEGIN" && line.value === "VEVENT" && event === null) events.push((event = []));
    else if (line.name === "END" && line.value === "VEVENT" && event !== null) event = null;
    else if (line.name === "BEGIN" || line.name === "END")
      faults.push(`${line.name}:${line.value} out of place`);
    else (event ?? head).push(line);
  }
  if (event !== null) faults.push("a VEVENT without end");
  faults.push(...once(head, "VCALENDAR", ["VERSION", "PRODID"]));
  for (const own of events) {
    faults.push(...once(own, "VEVENT", ["UID", "DTSTAMP", "DTSTART", "SUMMARY"]));
    const at = (name: string) => own.find((d) => d.name === name)?.value ?? "";
    if (!/^\d{8}T\d{6}Z$/.test(at("DTSTAMP"))) faults.push(`DTSTAMP ${at("DTSTAMP")}`);
    if (at("DTEND") <= at("DTSTART")) faults.push(`ends ${at("DTEND")} before it starts`);
  }
  return faults;
}
