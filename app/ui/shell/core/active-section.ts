interface Place {
  to: string;
  children?: Place[];
}

/** Which entry of the menu an address belongs to, and which child: the longest path that begins it. */
export function activeSection<T extends Place>(
  menu: readonly T[],
  pathname: string,
): { group?: T; to?: string } {
  let best: { group?: T; to?: string } = {};
  for (const group of menu) {
    for (const place of [group, ...(group.children ?? [])]) {
      if (isWithin(place.to, pathname) && place.to.length > (best.to?.length ?? 0))
        best = { group, to: place.to };
    }
  }
  return best;
}

function isWithin(path: string, pathname: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}
