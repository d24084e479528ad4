/** The pages of the workbench that are open in this browser. */
export interface Peers {
  /** this page: no other has had that name */
  readonly own: string;
  /** which of some pages do not answer: they are gone, or something holds them */
  silent(pages: readonly string[]): Promise<readonly string[]>;
}

const ASK = "who is there?";

/** A page that answers later than that, in milliseconds, counts as held. */
const PATIENCE = 500;

/** Speaks with the other pages of one site of a host, and answers them as long as nothing holds this one. */
export function pagePeers(site: string = new URL("./", location.href).pathname): Peers {
  const own = crypto.randomUUID();
  const channel = new BroadcastChannel(`quarterdeck-notebook ${site}`);
  const listeners = new Set<(page: string) => void>();
  channel.addEventListener("message", ({data}: MessageEvent<string>) => {
    if (data === ASK) channel.postMessage(own);
    else for (const listener of listeners) listener(data);
  });
  return {
    own,
    async silent(pages) {
      const left = new Set(pages);
      await new Promise<void>((resolve) => {
        const heard = (page: string) => {
          if (left.delete(page) && left.size === 0) resolve();
        };
        listeners.add(heard);
        setTimeout(() => (listeners.delete(heard), resolve()), PATIENCE);
        channel.postMessage(ASK);
      });
      return [...left];
    }
  };
}
