interface Place {
  to: string;
  children?: Place[];
}

/**
 * Which entry of the menu an address belongs to, and which child: the longest that begins it. An entry may name a part
 * of the search ("/inbox?who=mine"), which the address then has, too.
 */
export function activeSection<T extends Place>(
  menu: readonly T[],
  pathname: string,
  search = "",
): { group?: T; to?: string } {
  let best: { group?: T; to?: string } = {};
  for (const group of menu) {
    for (const place of [group, ...(group.children ?? [])]) {
      if (isWithin(place.to, pathname, search) && place.to.length > (best.to?.length ?? 0))
        best = { group, to: place.to };
    }
  }
  return best;
}

function isWithin(place: string, pathname: string, search: string): boolean {
  const [path = "", wanted = ""] = place.split("?");
  if (pathname !== path && !pathname.startsWith(`${path}/`)) return false;
  const given = new URLSearchParams(search);
  return [...new URLSearchParams(wanted)].every(([name, value]) => given.get(name) === value);
}
