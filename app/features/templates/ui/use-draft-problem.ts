import { useT } from "~/i18n/use-t";
import type { DraftProblem } from "../core/template-draft";

/** A problem of a draft as its sentence. */
export function useDraftProblem(): (problem: DraftProblem) => string {
  const t = useT("templates") as unknown as (key: string, params?: DraftProblem["params"]) => string;
  return ({ messageKey, params }) => t(messageKey.slice("templates.".length), params);
}
