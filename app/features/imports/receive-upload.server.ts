import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { recordAudit } from "../audit/record-audit.server";
import type { PhoneCountry } from "../contacts/core/phone-types";
import { defaultSettings } from "./core/import-settings";
import { PROVE_IMPORT } from "./imports.jobs";
import { readUpload } from "./read-upload.server";
import { removeUpload, storeUpload } from "./stored-upload.server";

export type Upload = { filename: string; body: AsyncIterable<Uint8Array> };

/**
 * Takes a file in, finds out what it is and what its columns hold, and asks for a first proof. A file that is no list of
 * contacts leaves nothing behind.
 * @throws AppError imports.refused.*, imports.errors.tooLarge
 */
export async function receiveUpload(
  ctx: CompanyContext,
  upload: Upload,
  { prove = true } = {},
): Promise<{ importId: string }> {
  const importId = Bun.randomUUIDv7();
  const fileBytes = await storeUpload(ctx.companyId, importId, upload.body);
  try {
    await saveImport(ctx, importId, nameOf(upload.filename), fileBytes, prove);
    return { importId };
  } catch (error) {
    await removeUpload(ctx.companyId, importId);
    throw error;
  }
}

async function saveImport(
  ctx: CompanyContext,
  importId: string,
  filename: string,
  fileBytes: number,
  prove: boolean,
) {
  const company = await ctx.read(({ db }) =>
    db.company.findFirst({ select: { country: true, currency: true } }),
  );
  if (!company) throw new AppError("NOT_FOUND", "imports.errors.notFound");
  const country = company.country as PhoneCountry;
  const settings = defaultSettings(country, company.currency);
  const { reading, mapping } = await readUpload(ctx, importId, {}, { country, currency: company.currency });
  await ctx.transaction(async (tx) => {
    await tx.db.import.createMany({
      data: [
        {
          id: importId,
          state: prove ? "proving" : "uploaded",
          filename,
          fileBytes,
          reading: reading as unknown as Prisma.InputJsonObject,
          mapping: mapping as unknown as Prisma.InputJsonArray,
          settings: settings as unknown as Prisma.InputJsonObject,
          createdBy: ctx.actor.kind === "member" ? ctx.actor.userId : null,
        },
      ],
    });
    if (prove) await tx.jobs.enqueue(PROVE_IMPORT, { importId, revision: settings.revision });
    await recordAudit(tx, { action: "import.uploaded", subjectType: "import", subjectId: importId });
  });
}

/** The file's own name without a path, for people to recognise it. */
function nameOf(filename: string): string {
  const last = filename.split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replace(/\p{Cc}+/gu, " ")
      .trim()
      .slice(0, 200) || "contatos"
  );
}
