import type { OutboundContent } from "~/channels/channel";
import { recordAudit } from "~/features/audit/record-audit.server";
import { refuseStoppedPhones } from "~/features/consent/refuse-stopped-phones.server";
import { parsePhone } from "~/features/contacts/core/parse-phone";
import type { PhoneCountry } from "~/features/contacts/core/phone-types";
import { enqueueMessage } from "~/features/outgoing/enqueue-message.server";
import { exampleValues } from "~/features/templates/core/render-template-preview";
import { resolveTemplate } from "~/features/templates/core/resolve-template";
import type { Template } from "~/features/templates/core/template";
import { templateOfRow } from "~/features/templates/template-of-row";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { openWindowOf } from "./connection-numbers.sql.server";
import { connectionFacts } from "./core/connection-facts";
import { maySendTest } from "./core/may-launch";

/** Meta gives every account the first; the sandbox has the second. Any other approved one serves as well. */
const USUAL_TEMPLATES = ["hello_world", "boas_vindas"];

/**
 * Sends a first message to the person's own phone, outside all counts. On WhatsApp in their own words when they have
 * written to the number in the last 24 hours, else by an approved template with its example values. When it is
 * delivered, `noteTestDelivered` marks the connection as tested.
 * @throws AppError BAD_REQUEST (phone), CONFLICT (stopped number, no approved template)
 */
export function sendTestToMyself(
  ctx: CompanyContext,
  connectionId: string,
  phoneText: string,
): Promise<{ outgoingId: string; phone: string }> {
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    const row = await tx.db.connection.findFirst({ where: { id: connectionId, removedAt: null } });
    if (!row) throw new AppError("NOT_FOUND", "connections.errors.notFound");
    if (row.state === "paused") throw new AppError("CONFLICT", "connections.errors.testPaused");
    if (!maySendTest(connectionFacts(row))) throw new AppError("CONFLICT", "connections.errors.testStopped");
    const { country, locale } = await tx.db.company.findFirstOrThrow({
      select: { country: true, locale: true },
    });
    const parsed = parsePhone(phoneText, country as PhoneCountry);
    if (!parsed.ok) throw new AppError("BAD_REQUEST", "connections.errors.badPhone", { phone: phoneText });
    if (parsed.e164 === row.address) throw new AppError("BAD_REQUEST", "connections.errors.ownNumber");
    await refuseStoppedPhones(tx, [parsed.e164], row.kind === "sms" ? "sms" : "whatsapp", false);
    const greeting = translate(locale === "en" ? "en" : "pt-BR", "connections.test.text", { name: row.name });
    const free =
      row.kind !== "meta" || (await tx.read((scope) => openWindowOf(scope, connectionId, parsed.e164)));
    const content: OutboundContent = free
      ? { type: "text", text: greeting }
      : await templateContent(tx, row.wabaId ?? "");
    const to = { phone: parsed.e164 };
    const message = {
      source: "test",
      connectionId,
      contactId: null,
      to,
      purpose: "SERVICE",
      content,
    } as const;
    const outgoingId = await enqueueMessage(tx, message, now);
    await tx.db.connection.updateMany({
      where: { id: connectionId },
      data: { details: { ...(row.details as Prisma.InputJsonObject), lastTestId: outgoingId } },
    });
    await recordAudit(tx, {
      action: "connection.tested",
      subjectType: "connection",
      subjectId: connectionId,
    });
    return { outgoingId, phone: parsed.e164 };
  });
}

async function templateContent(tx: CompanyTransaction, wabaId: string): Promise<OutboundContent> {
  const rows = await tx.db.template.findMany({
    where: { kind: "meta", wabaId, status: "APPROVED", missingSince: null },
    orderBy: { name: "asc" },
    take: 200,
  });
  const usual = ({ name }: { name: string }) => Number(!USUAL_TEMPLATES.includes(name));
  for (const row of rows.sort((a, b) => usual(a) - usual(b))) {
    const template = templateOfRow(row);
    const resolved = template && resolveTemplate(template, filled(template));
    if (resolved?.ok) return resolved.content;
  }
  throw new AppError("CONFLICT", "connections.errors.noTestTemplate");
}

/** The examples that Meta was given; those in a text that lack one get a dash. */
function filled(template: Template) {
  const values = exampleValues(template);
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value ?? (key.startsWith("body.") ? "–" : undefined)]),
  );
}
