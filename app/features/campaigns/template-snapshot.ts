import type { TemplateSnapshot } from "~/features/outgoing/campaign-content";

interface TemplateRow {
  id: string;
  kind: string;
  name: string;
  language: string;
  category: string;
  parameterFormat: string;
  components: unknown;
}

/** The parts of a template's row that a campaign keeps at launch, so that what people receive cannot change under way. */
export function snapshotOf(template: TemplateRow): TemplateSnapshot {
  const { id, name, language, category, parameterFormat, components } = template;
  const kind = template.kind === "text" ? "text" : "meta";
  return { kind, id, name, language, category, parameterFormat, components };
}
