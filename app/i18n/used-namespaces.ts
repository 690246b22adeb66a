import { createContext } from "react";

/** While the server draws: which namespaces the page used, so that the browser loads them before it takes over. */
export const UsedNamespaces = createContext<Set<string> | null>(null);

const base = new Set(["common", "shell", "ui"]);

/** "campaigns.states" → "campaigns"; null for what every page has. */
export function namespaceToLoad(namespace: string | undefined): string | null {
  const name = namespace?.split(".")[0];
  return name && !base.has(name) ? name : null;
}
