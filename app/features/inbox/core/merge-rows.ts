interface Placed {
  id: string;
  lastMessageAt: string;
}

interface Change {
  /** Ids of the list as it stands, newest first. */
  ids: readonly string[];
  /** The list goes on below what is loaded. */
  more: boolean;
  /** Rows that were heard of, whether or not they are in the list. */
  changed: readonly string[];
  /** A row as it is now; undefined when it is gone. */
  row(id: string): Placed | undefined;
  /** Whether it belongs in this list now. */
  belongs(id: string): boolean;
}

/** Newest first, and by id where two are of one moment: the order of the server's pages. */
export function isAbove(a: Placed, b: Placed): boolean {
  return a.lastMessageAt === b.lastMessageAt ? a.id > b.id : a.lastMessageAt > b.lastMessageAt;
}

/**
 * The list after some of its rows changed: each stands where its last message puts it, once, or leaves. What belongs
 * below the loaded part of a longer list is left for the next page. The same array when nothing moves.
 */
export function mergeRows({ ids, more, changed, row, belongs }: Change): readonly string[] {
  const heard = new Set(changed);
  const stood = new Set(ids);
  const next = ids.filter((id) => !heard.has(id));
  for (const id of heard) {
    const one = row(id);
    if (!one || !belongs(id)) continue;
    const at = placeOf(one, next, row);
    if (at < next.length || !more || stood.has(id)) next.splice(at, 0, id);
  }
  return next.length === ids.length && next.every((id, at) => id === ids[at]) ? ids : next;
}

function placeOf(one: Placed, ids: readonly string[], row: Change["row"]): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = row(ids[middle]!);
    if (other && isAbove(other, one)) low = middle + 1;
    else high = middle;
  }
  return low;
}
