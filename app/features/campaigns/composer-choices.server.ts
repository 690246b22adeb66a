import { formatPhone } from "~/features/contacts/core/format-phone";
import { listTemplates } from "~/features/templates/list-templates.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { paceOfNumber } from "./pace-of-number";

export interface ConnectionChoice {
  id: string;
  kind: string;
  name: string;
  address: string;
  state: string;
  quality: string | null;
  wabaId: string | null;
  /** Messages per second. */
  rate: number;
  /** By QR: messages a day that campaigns may send now; null = not by QR. */
  perDay: number | null;
  /** By QR: an owner accepted what campaigns may cost the number. True for every other kind. */
  accepted: boolean;
}

export interface TemplateChoice {
  id: string;
  kind: "meta" | "text";
  wabaId: string;
  name: string;
  language: string;
  category: string;
  status: string;
  usable: boolean;
}

/** What one may choose from while composing. */
export interface ComposerChoices {
  connections: ConnectionChoice[];
  templates: TemplateChoice[];
  lists: { id: string; name: string; count: number }[];
  tags: { id: string; name: string; count: number }[];
  files: { id: string; name: string; at: Date }[];
  fields: { key: string; label: string }[];
}

export function composerChoices(ctx: CompanyContext, now = new Date()): Promise<ComposerChoices> {
  return ctx.read(async (scope) => {
    const { db } = scope;
    const connections = await db.connection.findMany({
      where: { removedAt: null },
      orderBy: { createdAt: "asc" },
      select: {
        id: true,
        kind: true,
        name: true,
        address: true,
        state: true,
        quality: true,
        wabaId: true,
        rate: true,
        whatsapp: { select: { riskAcceptedAt: true, linkedAt: true, pace: true } },
      },
    });
    const templates = await listTemplates(scope as unknown as CompanyContext);
    const lists = await db.contactList.findMany({
      orderBy: { name: "asc" },
      select: { id: true, name: true, _count: { select: { members: true } } },
    });
    const tags = await db.tag.findMany({
      orderBy: { name: "asc" },
      select: { id: true, name: true, _count: { select: { contacts: true } } },
    });
    const files = await db.import.findMany({
      where: { finishedAt: { not: null }, undoneAt: null },
      orderBy: { createdAt: "desc" },
      take: 50,
      select: { id: true, filename: true, createdAt: true },
    });
    const fields = await db.customField.findMany({
      orderBy: { label: "asc" },
      select: { key: true, label: true },
    });
    return {
      connections: connections.map(({ whatsapp, ...one }) => ({
        ...one,
        address: shownAddress(one.address),
        perDay: one.kind === "whatsapp" ? paceOfNumber({ whatsapp }, now).perDay : null,
        accepted: one.kind !== "whatsapp" || Boolean(whatsapp?.riskAcceptedAt),
      })),
      templates: templates.map(({ id, kind, wabaId, name, language, category, status, unsupported }) => ({
        id,
        kind,
        wabaId,
        name,
        language,
        category,
        status,
        usable: unsupported === null,
      })),
      lists: lists.map(({ id, name, _count }) => ({ id, name, count: _count.members })),
      tags: tags.map(({ id, name, _count }) => ({ id, name, count: _count.contacts })),
      files: files.map(({ id, filename, createdAt }) => ({ id, name: filename, at: createdAt })),
      fields,
    };
  });
}

/** Short codes and service ids are shown as they are. */
const shownAddress = (address: string) => (/^\+\d{8,}$/.test(address) ? formatPhone(address) : address);
