import { readPreferences } from "~/i18n/read-preferences.server";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { AppError } from "~/platform/errors/app-error";
import { answerMedia } from "./answer-media.server";
import { readMediaPath } from "./media-url";

/** What is shown in conversations, before and after it is sent. */
const SIGNED = ["message", "upload"];

/**
 * A file by its signed address: nobody has to be known, but the file must still be of the company that the signature
 * names. Nothing is asked of the database for an address that is not ours.
 * → also 410, with a sentence, for one that has expired
 * @throws AppError FORBIDDEN (changed), NOT_FOUND
 */
export async function answerSignedMedia(id: string, request: Request): Promise<Response> {
  const { env, database, clock } = appProcess();
  const now = clock.now();
  const ticket = readMediaPath(id, new URL(request.url).searchParams, env.encryptionKeys, now);
  if (ticket === "forged") throw new AppError("FORBIDDEN", "media.errors.forged");
  if (ticket === "expired") {
    const { locale } = readPreferences(request.headers);
    return new Response(translate(locale, "media.errors.expired"), { status: 410 });
  }
  const ctx = createCompanyContext(database, {
    companyId: ticket.companyId,
    actor: { kind: "system", task: "media.serve" },
  });
  return answerMedia(ctx, {
    id,
    variant: ticket.variant,
    purposes: SIGNED,
    range: request.headers.get("range"),
    sharedSeconds: Math.max(0, Math.floor(ticket.expiresAt - now.getTime() / 1_000)),
  });
}
