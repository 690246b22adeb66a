import { useEffect } from "react";
import type { Glyph } from "./icon";

export interface PaletteItem {
  id: string;
  label: string;
  icon?: Glyph;
  /** Somewhere to go, or something to do. */
  to?: string;
  onSelect?: () => void;
  /** At the right: a state, a place. */
  hint?: string;
  /** A key that does the same. */
  kbd?: string;
  /** Other words that find it. */
  keywords?: string[];
  /** Not in the list before one has typed something that it holds: one of many of its kind. */
  onlyWhenAsked?: boolean;
  /** Instead of a glyph: somebody's. */
  avatar?: { id: string; name: string };
  /** Words of theirs that were found, quoted after the label. */
  said?: { before: string; hit: string; after: string };
  /** ISO: at the right, the time of today or the day. */
  at?: string;
  /** Of what the search finds: where it stands; among the results without it. */
  under?: "conversations" | "messages";
}

export interface PaletteGroup {
  heading: string;
  items: PaletteItem[];
}

const groups = new Map<string, PaletteGroup>();
const openers = new Set<() => void>();

/** Puts actions of the page on screen first in the palette while it is mounted. */
export function usePaletteItems(heading: string, items: PaletteItem[]): void {
  useEffect(() => {
    groups.set(heading, { heading, items });
    return () => {
      groups.delete(heading);
    };
  }, [heading, items]);
}

/** What pages have put in, last mounted first. */
export function paletteGroups(): PaletteGroup[] {
  return [...groups.values()].reverse();
}

/** Opens the palette from anywhere. */
export function openPalette(): void {
  for (const open of openers) open();
}

export function onOpenPalette(open: () => void): () => void {
  openers.add(open);
  return () => openers.delete(open);
}
