import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { isUuid } from "./core/is-uuid";
import type { TimelineCursor } from "./core/timeline-entry";
import { explainPermission } from "./explain-permission.server";
import { loadInputFacts } from "./load-input-facts.server";
import { loadStops } from "./load-stops.server";
import { loadTimeline } from "./load-timeline.server";

export type ContactPageData = Awaited<ReturnType<typeof getContact>>;

/** Everything the page of one contact shows. @throws AppError NOT_FOUND, also for another company's contact */
export function getContact(
  ctx: CompanyContext,
  contactId: string,
  timelineAfter: TimelineCursor | null = null,
) {
  const now = appProcess().clock.now();
  return ctx.read(async (scope) => {
    const where = { contactId };
    const contact = isUuid(contactId)
      ? await scope.db.contact.findFirst({
          where: { id: contactId },
          include: { identities: { orderBy: { id: "asc" } } },
        })
      : null;
    if (!contact) throw new AppError("NOT_FOUND", "contacts.errors.notFound");
    const lists = await scope.db.listMember.findMany({
      where,
      select: { list: { select: { id: true, name: true } } },
      orderBy: { list: { name: "asc" } },
    });
    const tags = await scope.db.contactTag.findMany({
      where,
      select: { tag: { select: { id: true, name: true } } },
      orderBy: { tag: { name: "asc" } },
    });
    const { definitions } = await loadInputFacts(scope);
    const { search: _, companyId: __, identities, ...person } = contact;
    return {
      contact: {
        ...person,
        fields: person.fields as Record<string, unknown>,
        identities: identities.map(({ id, kind, value }) => ({ id, kind, value })),
      },
      lists: lists.map(({ list }) => list),
      tags: tags.map(({ tag }) => tag),
      definitions,
      stops: await loadStops(scope, [contact]),
      permission: await explainPermission(scope, contact, now),
      timeline: await loadTimeline(scope, contact, timelineAfter, now),
    };
  });
}
