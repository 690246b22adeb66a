import type { Person, PersonKey } from "./person-of";

/** The same person, as several events of one batch named them. */
export interface PersonGroup {
  keys: PersonKey[];
  phone?: string;
  country?: string;
  profileName?: string;
}

export interface NamedPerson extends Person {
  profileName?: string;
}

/** A phone and a WhatsApp id with one match key are one address; a LID's digits are not a phone's. */
export function addressKey(key: Pick<PersonKey, "scope" | "matchKey"> & { kind: string }): string {
  if (key.kind === "bsuid") return `b ${key.scope} ${key.matchKey}`;
  return key.kind === "lid" ? `l ${key.matchKey}` : `p ${key.matchKey}`;
}

/** Puts together who shares an address. → for each person, in order, the group they are in */
export function groupPeople(people: readonly NamedPerson[]): PersonGroup[] {
  const byAddress = new Map<string, PersonGroup>();
  const groups: PersonGroup[] = [];
  for (const person of people) {
    const known = person.keys
      .map((key) => byAddress.get(addressKey(key)))
      .filter((group) => group !== undefined);
    const group = known[0] ?? { keys: [] };
    for (const other of known.slice(1)) if (other !== group) merge(group, other, byAddress, groups);
    addKeys(group, person.keys);
    group.phone ??= person.phone;
    group.country ??= person.country;
    group.profileName ??= person.profileName;
    for (const key of group.keys) byAddress.set(addressKey(key), group);
    groups.push(group);
  }
  return groups;
}

function merge(
  into: PersonGroup,
  other: PersonGroup,
  byAddress: Map<string, PersonGroup>,
  groups: PersonGroup[],
) {
  addKeys(into, other.keys);
  into.phone ??= other.phone;
  into.country ??= other.country;
  into.profileName ??= other.profileName;
  for (const key of other.keys) byAddress.set(addressKey(key), into);
  for (let at = 0; at < groups.length; at += 1) if (groups[at] === other) groups[at] = into;
}

function addKeys(group: PersonGroup, keys: readonly PersonKey[]) {
  for (const key of keys) {
    const known = group.keys.some(
      (one) => one.kind === key.kind && one.scope === key.scope && one.matchKey === key.matchKey,
    );
    if (!known) group.keys.push(key);
  }
}
