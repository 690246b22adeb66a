import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { askSession } from "./ask-session.server";
import { startLinking } from "./start-linking.server";

/**
 * Eight letters that this phone may type instead of scanning: asked of WhatsApp by the worker that shows the QR.
 * @param phone E.164 with "+"
 * @throws AppError NOT_FOUND, CONFLICT (linked already), UNAVAILABLE
 */
export async function requestCode(
  ctx: CompanyContext,
  id: string,
  phone: string,
): Promise<{ id: string; code: string }> {
  await startLinking(ctx, id);
  const { code } = await askSession(ctx, id, "code", { phone }, 20_000);
  if (!code) throw new AppError("UNAVAILABLE", "whatsapp.errors.askFailed");
  return { id, code };
}
