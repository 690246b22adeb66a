import { collectValues } from "~/features/contacts/contact-where";
import { contactName } from "~/features/contacts/core/contact-name";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { sightSql } from "~/features/inbox/conversation-conditions";
import { loadSight } from "~/features/inbox/load-sight.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Somebody who wrote and has had no answer. */
export interface WaitingPerson {
  conversationId: string;
  contactId: string;
  name: string;
  phone: string | null;
  preview: string;
  since: Date;
}

const SHOWN = 5;

/** Whoever waits longest, first, of the conversations that the reader sees. */
export function waitingPeople(ctx: CompanyContext): Promise<WaitingPerson[]> {
  return ctx.read(async (scope) => {
    const { values, add } = collectValues();
    const seen = sightSql(await loadSight(scope), add, "v") ?? "true";
    const rows = await sqlOf(scope).query<WaitingPerson & { firstName: string; lastName: string }>(
      `SELECT v.id::text AS "conversationId", c.id::text AS "contactId", c.first_name AS "firstName", c.last_name AS "lastName", c.phone,
         left(coalesce(v.preview, ''), 200) AS preview, v.unanswered_since AS since
       FROM conversation AS v JOIN contact AS c ON c.id = v.contact_id
       WHERE v.unanswered_since IS NOT NULL AND ${seen} ORDER BY v.unanswered_since LIMIT ${SHOWN}`,
      values,
    );
    return rows.map(({ conversationId, contactId, phone, preview, since, ...person }) => ({
      conversationId,
      contactId,
      name: contactName(person),
      phone: phone && formatPhone(phone),
      preview,
      since,
    }));
  });
}
