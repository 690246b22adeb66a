import type { CompanyContext, Role } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { acceptRisk } from "./accept-risk.server";
import { addWhatsappConnection } from "./add-whatsapp-connection.server";
import { privateLines } from "./core/private-lines";
import { readPrivateChats } from "./read-phone.server";
import { startLinking } from "./start-linking.server";

/**
 * The first step of the page: a new number with what was chosen for it, the risk accepted if an owner did, and its first
 * code asked for.
 * @throws AppError BAD_REQUEST
 */
export async function addAndLink(ctx: CompanyContext, role: Role, form: FormData): Promise<{ id: string }> {
  const name = String(form.get("name") ?? "").trim();
  if (name === "" || name.length > 80) throw new AppError("BAD_REQUEST", "whatsapp.new.wrongName");
  const lines = privateLines(String(form.get("privateChats") ?? ""));
  const { id } = await addWhatsappConnection(ctx, {
    name,
    history: form.get("history") === "yes",
    privateChats: await readPrivateChats(ctx, lines),
    server: form.get("server") === "sandbox" ? "sandbox" : "whatsapp",
  });
  if (role === "owner" && form.get("acceptRisk") === "yes") await acceptRisk(ctx, id);
  await startLinking(ctx, id);
  return { id };
}
