/** Files and folders of the reader's that this browser may hold on to, by name. */
export async function keptHandle<T extends FileSystemHandle>(name: string): Promise<T | undefined> {
  return await stored<T>("readonly", (store) => store.get(name)).catch(() => undefined);
}

/** Holds on to a file or folder; where the browser refuses, the reader chooses it again next time. */
export async function keepHandle(name: string, handle: FileSystemHandle): Promise<void> {
  await stored("readwrite", (store) => store.put(handle, name)).catch(() => undefined);
}

/** Lets go of a file or folder. */
export async function dropHandle(name: string): Promise<void> {
  await stored("readwrite", (store) => store.delete(name)).catch(() => undefined);
}

/** What TypeScript's browser types lack of the File System Access API. */
interface Permitted extends FileSystemHandle {
  queryPermission(options: {mode: "read" | "readwrite"}): Promise<PermissionState>;
  requestPermission(options: {mode: "read" | "readwrite"}): Promise<PermissionState>;
}

/** Whether a file or folder may be used; asks the reader where that is not decided, which only a click or key allows. */
export async function allowed(
  handle: FileSystemHandle,
  mode: "read" | "readwrite",
  {ask = true}: {ask?: boolean} = {}
): Promise<boolean> {
  const permitted = handle as Permitted;
  if ((await permitted.queryPermission({mode})) === "granted") return true;
  return ask && (await permitted.requestPermission({mode})) === "granted";
}

/** Runs one request on the browser's small database of handles. */
async function stored<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest
): Promise<T | undefined> {
  const opening = indexedDB.open("quarterdeck", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("folders");
  const db = await done(opening);
  try {
    return (await done(run(db.transaction("folders", mode).objectStore("folders")))) as T | undefined;
  } finally {
    db.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's storage failed"));
  });
}
