import { createTemplate as createAtMeta } from "~/channels/meta-cloud/create-template";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { providerError } from "~/features/connections/provider-error.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { announceTemplates } from "./announce-template.server";
import { buildCreatePayload } from "./core/build-create-payload";
import type { DraftProblem, TemplateDraft } from "./core/template-draft";
import { validateNewTemplate } from "./core/validate-new-template";
import { SYNC_TEMPLATES } from "./templates.jobs";

export type CreatedTemplate =
  | { ok: true; id: string; status: string; category: string }
  | { ok: false; problems: DraftProblem[] }
  /** Meta said no; `detail` is its own sentence for the author. */
  | { ok: false; problems: []; refusal: { code: string; detail: string } };

/**
 * Submits a template to Meta. What we know that Meta refuses is said before it is asked. The answer is usually
 * PENDING; approval comes by webhook. After a time-out Meta's list is read anew, since it may have taken it.
 * @throws AppError for a dead token, a silent Meta, a connection that is not WhatsApp
 */
export async function createTemplate(
  ctx: CompanyContext,
  connectionId: string,
  draft: TemplateDraft,
): Promise<CreatedTemplate> {
  const problems = validateNewTemplate(draft);
  if (problems.length > 0) return { ok: false, problems };
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind !== "meta") throw new AppError("BAD_REQUEST", "templates.errors.onlyMeta");
  const { wabaId } = open.credentials;
  const { name, language } = draft;
  const taken = await ctx.read(({ db }) =>
    db.template.count({ where: { wabaId, name, language, missingSince: null } }),
  );
  if (taken > 0) return { ok: false, problems: [{ field: "name", messageKey: "templates.draft.nameTaken" }] };

  const payload = buildCreatePayload(draft);
  const answer = await createAtMeta(metaAccessOf(open), wabaId, payload);
  if (!answer.ok) {
    const { code, detail, reason, mayHaveHappened } = answer.refusal;
    if (mayHaveHappened) {
      await ctx.transaction((tx) => tx.jobs.enqueue(SYNC_TEMPLATES, { connectionId }));
      throw new AppError("UNAVAILABLE", "templates.errors.perhapsCreated", { name });
    }
    if (["token-dead", "permission", "transient", "account-quota"].includes(reason)) {
      throw providerError("Meta", answer.refusal);
    }
    return { ok: false, problems: [], refusal: { code, detail } };
  }
  const { id: providerId, status } = answer.value;
  const category = answer.value.category ?? draft.category;
  const columns = {
    providerId,
    category,
    status: status.toUpperCase(),
    quality: null,
    reason: null,
    parameterFormat: payload.parameter_format.toUpperCase(),
    components: payload.components as unknown as Prisma.InputJsonArray,
  };
  const id = await ctx.transaction(async (tx) => {
    await tx.db.template.createMany({
      data: [{ kind: "meta", wabaId, name, language, ...columns }],
      skipDuplicates: true,
    });
    const row = await tx.db.template.findFirstOrThrow({
      where: { wabaId, name, language },
      select: { id: true, missingSince: true },
    });
    // The same name again after it was gone: the old row lives on, with what campaigns remember of it.
    if (row.missingSince) {
      await tx.db.template.updateMany({ where: { id: row.id }, data: { ...columns, missingSince: null } });
    }
    await announceTemplates(tx, [{ templateId: row.id, status: columns.status }], "template.created");
    return row.id;
  });
  return { ok: true, id, status: columns.status, category };
}
