import type { World } from "../world";
import { type Template, templateKey, type Waba } from "./entities";
import { graphError, graphJson, objectMissing, templateError } from "./graph-error";
import { templateShape } from "./template-shape";
import { changeTemplateStatus, putTemplate, reviewTemplate } from "./template-store";
import { validateTemplate } from "./validate-template";

type Fields = Record<string, unknown>;
const MAX_TEMPLATES = 250;
const CATEGORIES = ["MARKETING", "UTILITY", "AUTHENTICATION"];

async function readJson(request: Request): Promise<Fields | undefined> {
  try {
    return (await request.json()) as Fields;
  } catch {
    return undefined;
  }
}

/** `POST /{WABA}/message_templates` → `{id, status: "PENDING", category}`; the verdict comes by webhook. */
export async function createTemplate(world: World, waba: Waba, request: Request): Promise<Response> {
  const body = await readJson(request);
  if (!body) return graphError(100, "The request body is not valid JSON");
  const name = String(body.name ?? "");
  const language = String(body.language ?? "");
  const category = String(body.category ?? "").toUpperCase();
  const components = Array.isArray(body.components) ? (body.components as Fields[]) : [];
  const named = String(body.parameter_format ?? "").toUpperCase() === "NAMED";
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    return graphError(100, "name must be lower-case letters, digits and _");
  if (language === "") return graphError(100, "language is required");
  if (!CATEGORIES.includes(category))
    return graphError(100, `category must be one of ${CATEGORIES.join(", ")}`);
  if (waba.templates.has(templateKey(name, language))) {
    return templateError(
      2388024,
      "Content in this language already exists",
      `There is already ${language} content for this template. You can create a new template and try again.`,
    );
  }
  if (waba.templates.size >= MAX_TEMPLATES) {
    return templateError(
      2388019,
      "Limit of templates reached",
      `An account can have ${MAX_TEMPLATES} templates.`,
    );
  }
  const fault = validateTemplate(components, named);
  if (fault) return templateError(fault.subcode, fault.title, fault.message);
  const template = putTemplate(world, waba, {
    name,
    language,
    category: category as "MARKETING",
    status: "PENDING",
    parameter_format: named ? "NAMED" : "POSITIONAL",
    components: components.map(normalised),
  });
  reviewTemplate(world, waba, template);
  world.onRemember();
  return graphJson({ id: template.id, status: "PENDING", category });
}

/** REST always shows types and formats in capitals, however they were sent. */
function normalised(component: Fields): Fields {
  const upper = { ...component, type: String(component.type ?? "").toUpperCase() } as Fields;
  if (component.format) upper.format = String(component.format).toUpperCase();
  return upper;
}

/** `POST /{template id}`: replaces all components and reviews again. */
export async function editTemplate(
  world: World,
  waba: Waba,
  template: Template,
  request: Request,
): Promise<Response> {
  const body = await readJson(request);
  if (!body) return graphError(100, "The request body is not valid JSON");
  const category = body.category ? String(body.category).toUpperCase() : template.category;
  if (template.status === "APPROVED" && category !== template.category) {
    return templateError(
      2388025,
      "Category can't be changed",
      "The category of an approved template can't be edited.",
    );
  }
  const components = Array.isArray(body.components) ? (body.components as Fields[]) : template.components;
  const fault = validateTemplate(components, template.parameterFormat === "NAMED");
  if (fault) return templateError(fault.subcode, fault.title, fault.message);
  template.components = components.map(normalised);
  template.shape = templateShape(template.components);
  template.category = category;
  reviewTemplate(world, waba, template);
  world.onRemember();
  return graphJson({ success: true });
}

/** `DELETE /{WABA}/message_templates?name=` takes all languages of the name; with `hsm_id` only that one. */
export function deleteTemplates(world: World, waba: Waba, query: URLSearchParams): Response {
  const name = query.get("name");
  const id = query.get("hsm_id");
  let found = false;
  for (const [key, template] of waba.templates) {
    if (template.name !== name || (id && template.id !== id)) continue;
    waba.templates.delete(key);
    found = true;
    changeTemplateStatus(world, waba, template, { event: "PENDING_DELETION" });
  }
  return found ? graphJson({ success: true }) : objectMissing(name ?? "", "DELETE");
}
