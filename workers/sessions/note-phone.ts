import { parseJid } from "~/channels/baileys/jid";
import type { StoredMe } from "~/channels/baileys/stored-node";
import { appProcess } from "~/platform/app-process.server";

const NOT_OFTENER_MS = 60_000;

/** → hears every stanza, and notes when the phone itself was last heard of. */
export function createPhoneNoter(me: () => StoredMe | undefined, note: (at: Date) => void) {
  const { clock } = appProcess();
  let notedAtMs = Number.NEGATIVE_INFINITY;
  /** Stanzas of our own account without a device come from the phone itself. */
  return ({ attrs }: { attrs: Record<string, string | undefined> }): void => {
    const jid = attrs.from ?? "";
    const { user } = parseJid(jid);
    const own = me();
    if (!own || jid.includes(":") || (user !== own.pn && user !== own.lid)) return;
    if (clock.monotonic() - notedAtMs < NOT_OFTENER_MS) return;
    notedAtMs = clock.monotonic();
    note(clock.now());
  };
}
