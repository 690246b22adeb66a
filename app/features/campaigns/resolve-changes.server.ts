import type { CompanyRead } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import type { AudienceDraft, CampaignChanges } from "./campaigns.schema";
import { parseAudience } from "./core/audience";
import { audienceWords } from "./core/audience-words";
import { sendVariables } from "./core/send-variables";
import { parseVariableArgument, type VariableMapping } from "./core/variable-mapping";
import { isUuid } from "./is-uuid";
import { snapshotOf } from "./template-snapshot";

/**
 * Turns what a form or the command line says into columns: names into ids, bare variable names into keys. What belongs
 * to another company is not there. @throws AppError BAD_REQUEST that names what was not found or not understood
 */
export async function resolveChanges(
  scope: CompanyRead,
  changes: CampaignChanges,
  templateNow: string | null,
): Promise<Prisma.CampaignUncheckedUpdateManyInput> {
  const { name, connectionId, schedule, rate } = changes;
  if (connectionId) await assertConnection(scope, connectionId);
  const templateId = await findTemplateId(scope, changes);
  const window = changes.sendWindow;
  return {
    ...(name !== undefined && { name }),
    ...(connectionId !== undefined && { connectionId }),
    ...(templateId !== undefined && { templateId }),
    ...(schedule && { schedule }),
    ...(rate !== undefined && { rate }),
    ...(window !== undefined && {
      sendWindow:
        window === "always" ? { always: true } : window === "default" || !window ? Prisma.DbNull : window,
    }),
    ...(changes.audience && { audience: await resolveAudience(scope, changes.audience) }),
    ...(changes.variables && {
      variables: await resolveVariables(
        scope,
        changes.variables,
        templateId === undefined ? templateNow : templateId,
      ),
    }),
  };
}

async function assertConnection(scope: CompanyRead, id: string) {
  const found = await scope.db.connection.findFirst({ where: { id, removedAt: null }, select: { id: true } });
  if (!found) throw new AppError("BAD_REQUEST", "campaigns.errors.connectionNotFound");
}

async function findTemplateId(
  scope: CompanyRead,
  changes: CampaignChanges,
): Promise<string | null | undefined> {
  const { templateId, template, connectionId } = changes;
  if (templateId === null || (templateId === undefined && !template)) return templateId;
  const connection = connectionId
    ? await scope.db.connection.findFirst({
        where: { id: connectionId },
        select: { kind: true, wabaId: true },
      })
    : null;
  const account = connection && { wabaId: connection.kind === "meta" ? (connection.wabaId ?? "") : "" };
  const found = await scope.db.template.findFirst({
    where: templateId ? { id: templateId } : { ...template, ...account },
    select: { id: true },
  });
  if (found) return found.id;
  throw new AppError("BAD_REQUEST", "campaigns.errors.templateNotFound", {
    name: template?.name ?? "",
    language: template?.language ?? "",
  });
}

async function resolveAudience(scope: CompanyRead, wanted: AudienceDraft | string[]): Promise<AudienceDraft> {
  const audience = Array.isArray(wanted) ? parseAudience(wanted) : wanted;
  if (!audience) throw new AppError("BAD_REQUEST", "campaigns.errors.audienceNotUnderstood");
  const lists = await scope.db.contactList.findMany({
    where: named(audience, "list"),
    select: { id: true, name: true },
  });
  const tags = await scope.db.tag.findMany({
    where: named(audience, "tag"),
    select: { id: true, name: true },
  });
  const listId = finder(lists, "campaigns.errors.listNotFound");
  const tagId = finder(tags, "campaigns.errors.tagNotFound");
  const resolve = <Term extends object>(term: Term): Term => {
    if ("list" in term) return { ...term, list: listId(term.list as string) };
    return "tag" in term ? { ...term, tag: tagId(term.tag as string) } : term;
  };
  for (const term of audience.any) {
    if ("file" in term) await assertImport(scope, term.file);
  }
  return { any: audience.any.map(resolve), minus: audience.minus.map(resolve) };
}

function named(audience: AudienceDraft, kind: "list" | "tag") {
  const words = audienceWords(audience, kind);
  return { OR: [{ id: { in: words.filter(isUuid) } }, { name: { in: words } }] };
}

/** An id wins over a name; a name is compared as it is written. */
function finder(rows: { id: string; name: string }[], otherwise: string) {
  return (word: string) => {
    const found = rows.find(({ id }) => id === word) ?? rows.find(({ name }) => name === word);
    if (!found) throw new AppError("BAD_REQUEST", otherwise, { name: word });
    return found.id;
  };
}

async function assertImport(scope: CompanyRead, id: string) {
  const found = isUuid(id) && (await scope.db.import.findFirst({ where: { id }, select: { id: true } }));
  if (!found) throw new AppError("BAD_REQUEST", "campaigns.errors.fileNotFound");
}

async function resolveVariables(
  scope: CompanyRead,
  given: VariableMapping | string[],
  templateId: string | null,
): Promise<VariableMapping> {
  const mapping = Array.isArray(given) ? parseArguments(given) : given;
  const template = templateId ? await scope.db.template.findFirst({ where: { id: templateId } }) : null;
  const found = template ? sendVariables(snapshotOf(template)) : undefined;
  if (!found?.ok) return mapping;
  const keys = found.variables.map(({ key }) => key);
  return Object.fromEntries(
    Object.entries(mapping).map(([name, source]) => {
      const key = [name, `body.${name}`, `header.${name}`, `button.${name}`].find((one) =>
        keys.includes(one),
      );
      return [key ?? name, source];
    }),
  );
}

function parseArguments(texts: string[]): VariableMapping {
  return Object.fromEntries(
    texts.map((text) => {
      const parsed = parseVariableArgument(text);
      if (!parsed) throw new AppError("BAD_REQUEST", "campaigns.errors.variableNotUnderstood", { text });
      return [parsed.key, parsed.source];
    }),
  );
}
