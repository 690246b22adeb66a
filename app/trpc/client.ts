import type { loadedClient } from "./loaded-client";

type Client = typeof loadedClient;

let loading: Promise<Client> | undefined;

/** A chunk that did not come is asked for again with the next call. */
function load(): Promise<Client> {
  loading ??= import("./loaded-client").then(
    (module) => module.loadedClient,
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Remembers which names were asked for, and calls them once the client is there. */
function path(names: readonly string[]): unknown {
  return new Proxy(() => {}, {
    // Not a promise: awaiting a router must not call it.
    get: (_, name) => (typeof name === "string" && name !== "then" ? path([...names, name]) : undefined),
    apply: async (_, __, given) => {
      let found = (await load()) as unknown as Record<string, unknown>;
      for (const name of names) found = found[name] as typeof found;
      return (found as unknown as (...args: unknown[]) => Promise<unknown>)(...given);
    },
  });
}

/** Typed calls from a page: `await trpc.campaigns.pause.mutate({ id })`. The client loads with the first call. */
export const trpc = path([]) as Client;
