/** What kind of chat a JID names. Everything but `phone` and `lid` is nobody's inbox here. */
export type JidKind = "phone" | "lid" | "group" | "broadcast" | "newsletter" | "bot" | "other";

export interface Jid {
  readonly kind: JidKind;
  /** Before the "@", without agent and device; digits for `phone` and `lid`. */
  readonly user: string;
}

const KINDS: Readonly<Record<string, JidKind>> = {
  "s.whatsapp.net": "phone",
  "c.us": "phone",
  hosted: "phone",
  lid: "lid",
  "hosted.lid": "lid",
  "g.us": "group",
  broadcast: "broadcast",
  newsletter: "newsletter",
  bot: "bot",
};

const DIGITS = /^\d{5,20}$/;

/** WhatsApp's own accounts (support, announcements, Meta AI) write as phones but are no people. */
const NOBODY = /^(?:0|server|status|16505361212|13135550002|1313555\d{4}|131655500\d{2})$/;

/** Reads `user_agent:device@server`; anything else is `other`. */
export function parseJid(jid: unknown): Jid {
  if (typeof jid !== "string") return { kind: "other", user: "" };
  const at = jid.indexOf("@");
  const server = jid.slice(at + 1);
  const user = jid.slice(0, Math.max(at, 0)).split(":")[0]!.split("_")[0]!;
  const kind = at > 0 && Object.hasOwn(KINDS, server) ? KINDS[server]! : "other";
  const direct = kind === "phone" || kind === "lid";
  if (direct && (!DIGITS.test(user) || (kind === "phone" && NOBODY.test(user)))) {
    return { kind: "other", user };
  }
  return { kind, user };
}
