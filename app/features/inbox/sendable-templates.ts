import type { ChannelKind } from "~/channels/channel";
import type { Prisma } from "~/platform/db/generated/client";

/** Which templates a number can send: Meta's approved ones of its account; on other channels the company's own texts. */
export function sendableTemplates(connection: {
  kind: ChannelKind;
  wabaId: string | null;
}): Prisma.TemplateWhereInput {
  if (connection.kind !== "meta") return { kind: "text" };
  return { kind: "meta", wabaId: connection.wabaId ?? "-", status: "APPROVED", missingSince: null };
}
