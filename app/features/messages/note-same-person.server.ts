import type { Address } from "~/channels/channel";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { addressKey } from "./core/group-people";
import { personOf, scopeOf } from "./core/person-of";
import { findIdentities } from "./people.sql.server";
import type { InboundConnection } from "./receive-inbound.server";
import { resolvePeople } from "./resolve-people.server";

/** Two names turned out to be one person's. Whoever we know by one of them is known by both; a stranger stays one. */
export async function noteSamePerson(
  tx: CompanyTransaction,
  connection: InboundConnection,
  address: Address,
  now: Date,
): Promise<void> {
  const person = personOf(address, scopeOf(connection));
  const wanted = new Set(person.keys.map(addressKey));
  const found = await findIdentities(tx, person.keys);
  if (found.some((identity) => wanted.has(addressKey(identity)))) {
    await resolvePeople(tx, "whatsapp", [person], now);
  }
}
