import type { World } from "../world";
import type { Template, Waba } from "./entities";
import { graphError, graphJson } from "./graph-error";
import { pickFields } from "./pick-fields";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 1000;

/** `GET /{WABA}/message_templates` with `fields`, filters, and paging by cursor; a cursor nobody gave is 131059. */
export function listTemplates(world: World, waba: Waba, query: URLSearchParams, version: string): Response {
  const wanted = [...waba.templates.values()].filter((template) => matches(template, query));
  const limit = Math.min(MAX_LIMIT, Math.max(1, Number(query.get("limit")) || DEFAULT_LIMIT));
  let start = 0;
  const after = query.get("after");
  const before = query.get("before");
  if (after || before) {
    const index = wanted.findIndex((template) => cursorOf(template) === (after ?? before));
    if (index < 0) return graphError(131059, "Invalid cursor");
    start = after ? index + 1 : Math.max(0, index - limit);
  }
  const page = wanted.slice(start, start + limit);
  const paging: Record<string, unknown> = {};
  if (page.length > 0) {
    paging.cursors = { before: cursorOf(page[0]!), after: cursorOf(page.at(-1)!) };
    const link = (name: string, cursor: string) => {
      const next = new URLSearchParams(query);
      for (const key of ["after", "before", "access_token"]) next.delete(key);
      next.set("limit", String(limit));
      next.set(name, cursor);
      return `${world.publicUrl}/${version}/${waba.id}/message_templates?${next}`;
    };
    if (start + limit < wanted.length) paging.next = link("after", cursorOf(page.at(-1)!));
    if (start > 0) paging.previous = link("before", cursorOf(page[0]!));
  }
  return graphJson({ data: page.map((template) => describeTemplate(template, query.get("fields"))), paging });
}

function matches(template: Template, query: URLSearchParams): boolean {
  const name = query.get("name");
  const text = query.get("name_or_content");
  return (
    (!name || template.name === name) &&
    (!text || template.name.includes(text) || template.shape.bodyText.includes(text)) &&
    is(query, "status", template.status) &&
    is(query, "language", template.language) &&
    is(query, "category", template.category)
  );
}

function is(query: URLSearchParams, key: string, value: string): boolean {
  const wanted = query.get(key);
  return !wanted || wanted === value || wanted.includes(`"${value}"`);
}

function cursorOf(template: Template): string {
  return Buffer.from(`template ${template.id}`).toString("base64url");
}

/** One template as REST shows it; without `fields`, Meta's default ones. */
export function describeTemplate(template: Template, fields: string | null): Record<string, unknown> {
  return pickFields(
    {
      name: template.name,
      parameter_format: template.parameterFormat,
      components: template.components,
      language: template.language,
      status: template.status,
      category: template.category,
      previous_category: template.previousCategory,
      quality_score: { score: template.quality },
      rejected_reason: template.rejectedReason,
      id: template.id,
    },
    fields,
    ["name", "parameter_format", "components", "language", "status", "category", "id"],
  );
}
