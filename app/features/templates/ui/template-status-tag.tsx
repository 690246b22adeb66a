import { useT } from "~/i18n/use-t";
import { Tag, type Tone } from "~/ui/tag";

const TONES: Record<string, Tone> = {
  APPROVED: "ok",
  PENDING: "hold",
  IN_APPEAL: "hold",
  PAUSED: "hold",
  FLAGGED: "hold",
  REJECTED: "bad",
  DISABLED: "bad",
  MISSING: "bad",
  LIMIT_EXCEEDED: "bad",
};

/** Meta's word for a template's state, in ours. A text of ours waits for nobody: it is ready. */
export function TemplateStatusTag({ status, kind }: { status: string; kind?: string }) {
  const t = useT("templates");
  const word = useStatusWord();
  return <Tag tone={TONES[status]}>{kind === "text" ? t("ready") : word(status)}</Tag>;
}

/** "APPROVED" → "Aprovado"; a word that we do not know is said as such. */
export function useStatusWord(): (status: string) => string {
  const t = useT("templates.status") as unknown as { (key: string): string; has(key: string): boolean };
  return (status) => t(t.has(status) ? status : "other");
}
