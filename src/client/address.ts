/** The parameters of the page's address. */
export function addressValues(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** Writes parameters into the page's address; empty ones are left out, others stay. A *step* can be taken back. */
export function writeAddress(
  values: Readonly<Record<string, string | undefined>>,
  {step = false}: {step?: boolean} = {}
): void {
  const own = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(values)) {
    if (value) own.set(key, value);
    else own.delete(key);
  }
  const address = `${location.pathname}${own.size > 0 ? `?${own.toString()}` : ""}${location.hash}`;
  if (step) history.pushState(history.state, "", address);
  else history.replaceState(history.state, "", address);
}
