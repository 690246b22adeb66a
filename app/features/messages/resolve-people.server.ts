import { splitFullName } from "~/features/contacts/core/split-full-name";
import { appendEvents } from "~/features/events/append-event.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { carryConsent } from "./carry-consent.server";
import { addressKey, groupPeople, type NamedPerson, type PersonGroup } from "./core/group-people";
import type { PersonKey } from "./core/person-of";
import { joinThreads } from "./join-threads.sql.server";
import {
  type FoundIdentity,
  findIdentities,
  insertContacts,
  insertIdentities,
  moveIdentities,
  type NewIdentity,
  noteHeardFrom,
  removeOrphans,
} from "./people.sql.server";

interface Resolved {
  group: PersonGroup;
  contactId: string;
  isNew: boolean;
}

/**
 * The contacts of these people, made where nobody knows them: by phone in any spelling, by WhatsApp id, by
 * business-scoped id, by LID. Two workers that meet the same new person end with one contact. → contact ids, in order
 */
export async function resolvePeople(
  tx: CompanyTransaction,
  channel: "whatsapp" | "sms",
  people: readonly NamedPerson[],
  now: Date,
): Promise<string[]> {
  const groups = groupPeople(people);
  const unique = [...new Set(groups)];
  const keys = unique.flatMap((group) => group.keys);
  const known = byAddress(await findIdentities(tx, keys));
  const resolved = unique.map((group) => resolve(group, known));
  await create(tx, resolved);
  await insertIdentities(tx, missingIdentities(resolved, known));
  if (resolved.some(({ isNew }) => isNew)) await settleRaces(tx, resolved);
  await unite(tx, resolved, known, now);
  await noteHeardFrom(
    tx,
    channel,
    resolved
      .filter(({ isNew }) => !isNew)
      .map(({ group, contactId }) => ({
        contactId,
        phone: group.phone ?? null,
        country: group.country ?? null,
      })),
  );
  const contactOf = new Map(resolved.map(({ group, contactId }) => [group, contactId]));
  return groups.map((group) => contactOf.get(group)!);
}

function byAddress(identities: FoundIdentity[]): Map<string, { contactId: string; kinds: Set<string> }> {
  const map = new Map<string, { contactId: string; kinds: Set<string> }>();
  for (const identity of identities) {
    const entry = map.get(addressKey(identity));
    // A phone is what campaigns go to: it outweighs a WhatsApp id that points elsewhere.
    if (!entry)
      map.set(addressKey(identity), { contactId: identity.contactId, kinds: new Set([identity.kind]) });
    else {
      entry.kinds.add(identity.kind);
      if (identity.kind === "phone") entry.contactId = identity.contactId;
    }
  }
  return map;
}

/** Names that WhatsApp made up for a person; what campaigns go to is the phone. */
const isNickname = (kind: PersonKey["kind"]): kind is "bsuid" | "lid" => kind === "bsuid" || kind === "lid";

type Known = ReturnType<typeof byAddress>;

function resolve(group: PersonGroup, known: Known): Resolved {
  const byPhone = group.keys.filter(({ kind }) => !isNickname(kind));
  const byNickname = group.keys.filter(({ kind }) => isNickname(kind));
  for (const key of [...byPhone, ...byNickname]) {
    const found = known.get(addressKey(key));
    if (found) return { group, contactId: found.contactId, isNew: false };
  }
  return { group, contactId: Bun.randomUUIDv7(), isNew: true };
}

async function create(tx: CompanyTransaction, resolved: Resolved[]) {
  const fresh = resolved.filter(({ isNew }) => isNew);
  if (fresh.length === 0) return;
  await insertContacts(
    tx,
    fresh.map(({ group, contactId }) => ({
      id: contactId,
      ...splitFullName((group.profileName ?? "").slice(0, 200)),
      phone: group.phone ?? null,
      country: group.country ?? null,
    })),
  );
}

function missingIdentities(resolved: Resolved[], known: Known): NewIdentity[] {
  return resolved.flatMap(({ group, contactId }) =>
    group.keys
      .filter((key) => !known.get(addressKey(key))?.kinds.has(key.kind))
      .map((key) => ({ ...key, contactId })),
  );
}

/** Somebody else may have made the same person a moment ago: theirs stays. */
async function settleRaces(tx: CompanyTransaction, resolved: Resolved[]) {
  const fresh = resolved.filter(({ isNew }) => isNew);
  const now = byAddress(
    await findIdentities(
      tx,
      fresh.flatMap(({ group }) => group.keys),
    ),
  );
  const orphans: string[] = [];
  const created: string[] = [];
  for (const one of fresh) {
    const winner = resolve(one.group, now).contactId;
    if (winner === one.contactId) created.push(one.contactId);
    else {
      orphans.push(one.contactId);
      one.contactId = winner;
      one.isNew = false;
    }
  }
  await removeOrphans(tx, orphans);
  await appendEvents(
    tx,
    created.map((id) => ({ kind: "contact.created", subjectId: id, data: { by: "inbound" } })),
  );
}

/**
 * A user id or LID that was a contact of its own turns out to belong to a phone we know: from now on it names that contact, and
 * what the person said about being written to comes along.
 */
async function unite(tx: CompanyTransaction, resolved: Resolved[], known: Known, now: Date) {
  for (const { group, contactId } of resolved) {
    for (const key of group.keys) {
      const { kind, matchKey, scope } = key;
      const owner = isNickname(kind) ? known.get(addressKey(key))?.contactId : undefined;
      if (!isNickname(kind) || !owner || owner === contactId) continue;
      await moveIdentities(tx, [{ kind, matchKey, scope, contactId }]);
      await carryConsent(tx, owner, contactId, now);
      await joinThreads(tx, owner, contactId);
    }
  }
}
