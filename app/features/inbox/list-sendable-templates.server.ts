import { contactFields } from "~/features/campaigns/core/contact-fields";
import { sendVariables } from "~/features/campaigns/core/send-variables";
import {
  type ContactFields,
  fillVariables,
  type VariableMapping,
} from "~/features/campaigns/core/variable-mapping";
import { snapshotOf } from "~/features/campaigns/template-snapshot";
import { mayContact } from "~/features/consent/core/may-contact";
import type { VariableKind } from "~/features/templates/core/list-variables";
import { textsOfRow } from "~/features/templates/template-of-row";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { findConversation } from "./find-conversation.server";
import { type AnswerGround, loadAnswerGround } from "./load-answer-facts.server";
import { sendableTemplates } from "./sendable-templates";

/** Something a template says that differs from person to person. */
export interface TemplateBlank {
  key: string;
  label: string;
  kind: VariableKind;
  example: string | null;
  /** What we know of this person; empty where somebody has to write it. */
  value: string;
}

/** A template that may be sent in a conversation. */
export interface SendableTemplate {
  id: string;
  name: string;
  language: string;
  /** MARKETING, UTILITY or AUTHENTICATION; a text of the company's own goes out as any answer. */
  category: string;
  kind: "meta" | "text";
  /** With `{{…}}` where something is filled in. */
  header: string | null;
  body: string;
  footer: string | null;
  buttons: string[];
  variables: TemplateBlank[];
  /** Why it cannot go to this person: a message key. */
  refused: string | null;
}

const MOST = 200;

/**
 * The approved templates that a conversation's number can send, each with what is known of this person filled in: by the
 * variables' own names, else as the last campaign with this template did.
 * @throws AppError NOT_FOUND (not there, or not theirs to see)
 */
export function listSendableTemplates(
  ctx: CompanyContext,
  conversationId: string,
): Promise<SendableTemplate[]> {
  return ctx.read(async (scope) => {
    const conversation = await findConversation(scope, conversationId);
    const ground = await loadAnswerGround(scope, conversation);
    const rows = await scope.db.template.findMany({
      where: sendableTemplates(ground.connection),
      orderBy: [{ name: "asc" }, { language: "asc" }],
      take: MOST,
    });
    const contact = await scope.db.contact.findFirstOrThrow({ where: { id: conversation.contactId } });
    const fields = contactFields(contact);
    const mappings = await lastMappings(
      scope,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) => templateOf(row, ground, fields, mappings.get(row.id)) ?? []);
  });
}

type TemplateRow = Awaited<ReturnType<CompanyRead["db"]["template"]["findMany"]>>[number];

function templateOf(
  row: TemplateRow,
  ground: AnswerGround,
  fields: ContactFields,
  mapping: VariableMapping | undefined,
): SendableTemplate | undefined {
  const found = sendVariables(snapshotOf(row));
  if (!found.ok) return undefined;
  const { template } = found;
  const { id, name, language, category } = row;
  const header = template?.header?.format === "text" ? template.header.text : null;
  return {
    id,
    name,
    language,
    category,
    kind: template ? "meta" : "text",
    header,
    body: template ? (template.body?.text ?? "") : textsOfRow(row)[0],
    footer: template?.footer ?? null,
    buttons: template?.buttons.map(({ text }) => text) ?? [],
    variables: found.variables.map(({ key, label, kind, example }) => ({
      key,
      label,
      kind,
      example: example ?? null,
      value: knownValue(key, label, fields, mapping),
    })),
    refused: refusalOf(ground, category, template !== undefined),
  };
}

function knownValue(
  key: string,
  label: string,
  fields: ContactFields,
  mapping: VariableMapping | undefined,
): string {
  const bare = key.replace(/^(body|header)\./, "");
  const source = mapping?.[key] ?? mapping?.[bare];
  // A file's id belongs to the number and the weeks of that campaign.
  if (source && !("text" in source && source.file)) {
    const filled = fillVariables({ [key]: source }, fields);
    if (filled.ok) return filled.values[key]!;
  }
  const own = Object.hasOwn(fields, label) ? fields[label] : undefined;
  return own === null || own === undefined ? "" : String(own);
}

function refusalOf(
  { person, connection, rules }: AnswerGround,
  category: string,
  isMeta: boolean,
): string | null {
  if (rules.refused) return rules.refused.key;
  if (!isMeta || category !== "MARKETING") return null;
  const now = appProcess().clock.now();
  const permission = mayContact(person, connection.kind, "marketing", now, { content: "template" });
  return permission.answer === "no" ? `inbox-answer.refused.${permission.why}` : null;
}

/** How each template was filled in last, by template id. */
async function lastMappings(
  scope: CompanyRead,
  templateIds: string[],
): Promise<Map<string, VariableMapping>> {
  const campaigns = await scope.db.campaign.findMany({
    where: { templateId: { in: templateIds } },
    distinct: ["templateId"],
    orderBy: { id: "desc" },
    select: { templateId: true, variables: true },
  });
  return new Map(
    campaigns.map(({ templateId, variables }) => [
      templateId!,
      (variables ?? {}) as unknown as VariableMapping,
    ]),
  );
}
