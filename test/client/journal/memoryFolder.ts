/** A folder as the File System Access API gives it, in memory; **beforeClose** runs between reading and writing. */
export class MemoryFolder {
  readonly files = new Map<string, string>();
  readonly folders = new Map<string, MemoryFolder>();
  /** what another program does to a file while it is written; once each */
  readonly meanwhile: (() => void)[] = [];
  #changes = 0;

  constructor(readonly name: string) {}

  put(name: string, text: string): void {
    this.files.set(name, text);
    ++this.#changes;
  }
  getDirectoryHandle(name: string, {create = false} = {}): Promise<MemoryFolder> {
    const found = this.folders.get(name);
    if (found) return Promise.resolve(found);
    if (!create) return Promise.reject(new DOMException("not there", "NotFoundError"));
    const made = new MemoryFolder(name);
    this.folders.set(name, made);
    return Promise.resolve(made);
  }
  getFileHandle(name: string, {create = false} = {}): Promise<object> {
    if (!this.files.has(name) && !create)
      return Promise.reject(new DOMException("not there", "NotFoundError"));
    if (!this.files.has(name)) this.put(name, "");
    return Promise.resolve({
      getFile: () => {
        const text = this.files.get(name)!;
        const lastModified = this.#changes;
        return Promise.resolve({
          size: Buffer.byteLength(text),
          lastModified,
          text: () => Promise.resolve(text)
        });
      },
      createWritable: () => {
        this.meanwhile.shift()?.();
        return Promise.resolve(this.#writable(name));
      }
    });
  }
  #writable(name: string) {
    let bytes = Buffer.from(this.files.get(name)!);
    return {
      write: (data: string | {position: number; data: string}) => {
        const {position, data: text} = typeof data === "string" ? {position: 0, data} : data;
        bytes = Buffer.concat([bytes.subarray(0, position), Buffer.from(text)]);
        return Promise.resolve();
      },
      close: () => Promise.resolve(this.put(name, bytes.toString())),
      abort: () => Promise.resolve()
    };
  }
}

/** As the browser’s own type, of which it has what the journal uses. */
export const asHandle = (folder: MemoryFolder) => folder as unknown as FileSystemDirectoryHandle;
