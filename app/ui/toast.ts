export interface ToastSpec {
  /** What happened that the person did not just see; one line. */
  text: string;
  tone?: "ok" | "bad";
  /** Offers a way back for `seconds` (5 without it), counted down. */
  undo?: { onUndo: () => void; seconds?: number };
}

export interface Toast extends ToastSpec {
  id: number;
  /** Seconds until it leaves by itself. */
  seconds: number;
}

type Listener = (toasts: readonly Toast[]) => void;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<Listener>();

/** Shows a toast; at most three stand at once, the oldest leaves. */
export function toast(spec: ToastSpec): void {
  lastId += 1;
  const seconds = spec.undo ? (spec.undo.seconds ?? 5) : spec.tone === "bad" ? 10 : 5;
  change([...toasts.slice(-2), { ...spec, id: lastId, seconds }]);
}

/** Takes one away. */
export function dismissToast(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

export const toastStore = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: (): readonly Toast[] => toasts,
};

const none: readonly Toast[] = [];
/** The server draws no toasts. */
export const noToasts = (): readonly Toast[] => none;

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener(toasts);
}
