import { localTexts } from "./core/local-texts";
import { normaliseTemplate } from "./core/normalise-template";
import type { Template } from "./core/template";

interface TemplateRow {
  id: string;
  kind: string;
  name: string;
  language: string;
  category: string;
  status: string;
  quality: string | null;
  reason: string | null;
  parameterFormat: string;
  components: unknown;
}

/** A stored Meta template in one shape; undefined for a local text. */
export function templateOfRow(row: TemplateRow): Template | undefined {
  if (row.kind !== "meta") return undefined;
  return normaliseTemplate({
    id: row.id,
    name: row.name,
    language: row.language,
    category: row.category,
    status: row.status,
    components: row.components,
    quality_score: row.quality,
    rejected_reason: row.reason ?? undefined,
    parameter_format: row.parameterFormat,
  });
}

/** A local text's wordings, the first one first; one that is empty for a Meta template. */
export function textsOfRow(row: { kind: string; components: unknown }): [string, ...string[]] {
  return row.kind === "text" ? localTexts(row.components) : [""];
}
