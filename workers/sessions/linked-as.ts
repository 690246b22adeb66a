import type { AuthenticationCreds } from "@whiskeysockets/baileys";
import { parseJid } from "~/channels/baileys/jid";
import type { LinkedAs } from "~/features/whatsapp/link-number.server";

/** Which number the credentials of an open socket are of, and what it calls itself. */
export function linkedAs({ me, platform }: AuthenticationCreds): LinkedAs {
  return {
    jid: me!.id,
    phone: parseJid(me!.id).user,
    ...(me!.lid && { lid: me!.lid }),
    ...(me!.name && me!.name !== "~" && { pushName: me!.name }),
    ...(platform && { platform }),
  };
}
