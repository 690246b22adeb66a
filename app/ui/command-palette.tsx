import { Suspense, useEffect, useState } from "react";
import { lazyPiece } from "./lazy-piece";
import { onOpenPalette, type PaletteGroup, type PaletteItem } from "./palette-items";

const PaletteDialog = lazyPiece(() => import("./palette-dialog"));

export interface CommandPaletteProps {
  /** Places of the app, after the page's own actions. */
  places: PaletteGroup;
  /** Looks for things by name on the server; called a moment after the last key. */
  search?: (query: string, signal: AbortSignal) => Promise<PaletteItem[]>;
}

/** Ctrl or ⌘ K for everything: this page's actions, then places, then what the search finds. Loaded on first use. */
export function CommandPalette(props: CommandPaletteProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const show = () => {
      setWanted(true);
      setOpen(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      show();
    };
    document.addEventListener("keydown", onKey);
    const forget = onOpenPalette(show);
    return () => {
      document.removeEventListener("keydown", onKey);
      forget();
    };
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog {...props} open={open} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
