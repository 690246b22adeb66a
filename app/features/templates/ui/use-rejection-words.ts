import { useT } from "~/i18n/use-t";

/** Meta's reason for a refusal in plain words: "ABUSIVE_CONTENT" → a sentence. */
export function useRejectionWords(): (reason: string) => string {
  const t = useT("templates.rejected") as unknown as { (key: string): string; has(key: string): boolean };
  return (reason) => t(t.has(reason) ? reason : "other");
}
