/** How a host hands out the published database. */
export interface HostFile {
  /** Whether it answers range requests with the bytes asked for, uncompressed. */
  ranges: boolean;
  /** The file's size in bytes; null where the host does not say. */
  size: number | null;
}

/** Asks for the file's first byte, and looks at what comes back. The body of a whole answer is not read. */
export async function probeHost(url: string, fetcher: typeof fetch = fetch): Promise<HostFile> {
  const abort = new AbortController();
  const response = await fetcher(url, {
    headers: {Range: "bytes=0-0"},
    signal: abort.signal,
    cache: "no-store"
  });
  const {status, headers} = response;
  try {
    if (status === 206) {
      const total = /\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1];
      return {
        ranges: total !== undefined && !headers.has("content-encoding"),
        size: total ? Number(total) : null
      };
    }
    if (!response.ok) throw new Error(`the published database could not be read: ${status} for ${url}`);
    const length = headers.get("content-length");
    return {ranges: false, size: length && !headers.has("content-encoding") ? Number(length) : null};
  } finally {
    abort.abort();
  }
}

/** Reads a whole file, and gives up as soon as it proves larger than **limit** bytes: then null. */
export async function readWhole(
  url: string,
  limit: number,
  fetcher: typeof fetch = fetch
): Promise<Uint8Array | null> {
  const abort = new AbortController();
  const response = await fetcher(url, {signal: abort.signal});
  if (!response.ok || !response.body)
    throw new Error(`the published database could not be read: ${response.status} for ${url}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      abort.abort();
      return null;
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
