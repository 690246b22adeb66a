import type { NumberCheck } from "~/channels/baileys/whatsapp-session";

/** What the web and tools ask of the worker that holds a session. */
export type SessionCommandKind =
  | "code"
  | "unlink"
  | "restart"
  | "typing"
  | "watch"
  | "check"
  | "read"
  | "picture";

export interface SessionCommand {
  id: string;
  kind: SessionCommandKind;
  input: Record<string, unknown>;
}

export type CommandAnswer =
  | { ok: true; code?: string; check?: NumberCheck; url?: string | null }
  | { ok: false; why: "not-open" | "linked-already" | "failed" | "expired"; detail?: string };
