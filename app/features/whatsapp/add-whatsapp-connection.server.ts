import { insertConnection } from "~/features/connections/insert-connection.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** Messages per second of conversations; campaigns have a pace of their own. */
const RATE = 5;

export interface NewWhatsappConnection {
  name: string;
  /** Bring what was said before the link. Absent = no. */
  history?: boolean;
  /** Digits of phones, or LIDs with "@lid". */
  privateChats?: string[];
  /** Absent = the sandbox where there is one, else WhatsApp. */
  server?: "whatsapp" | "sandbox";
}

export interface AddedWhatsapp {
  id: string;
  kind: "whatsapp";
  name: string;
  state: string;
}

/**
 * Makes a connection that is to be linked by QR. It has no number yet: the link brings it.
 * @throws AppError BAD_REQUEST for the sandbox where there is none
 */
export async function addWhatsappConnection(
  ctx: CompanyContext,
  input: NewWhatsappConnection,
): Promise<AddedWhatsapp> {
  const { env } = appProcess();
  const server = input.server ?? (env.sandbox ? "sandbox" : "whatsapp");
  if (server === "sandbox" && (env.production || !env.sandbox)) {
    throw new AppError("BAD_REQUEST", "whatsapp.errors.noSandbox");
  }
  const { id, state } = await insertConnection(ctx, {
    kind: "whatsapp",
    name: input.name,
    address: "",
    externalId: `whatsapp:unlinked:${Bun.randomUUIDv7()}`,
    rate: RATE,
    details: {},
    link: { server, history: input.history === true, privateChats: [...new Set(input.privateChats)] },
  });
  return { id, kind: "whatsapp", name: input.name, state };
}
