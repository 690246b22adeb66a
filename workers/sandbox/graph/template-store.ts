import { type TemplateSeed, templateSeedSchema } from "../state/registry";
import { emitAccountUpdate } from "../webhooks/emit-meta";
import type { World } from "../world";
import { type Template, templateKey, type Waba } from "./entities";
import { templateShape } from "./template-shape";

/** Puts a template into a business account as it is, without review; the same name and language replaces. */
export function putTemplate(world: World, waba: Waba, seed: TemplateSeed): Template {
  const given = templateSeedSchema.parse(seed);
  const key = templateKey(given.name, given.language);
  const template: Template = {
    id: given.id ?? waba.templates.get(key)?.id ?? world.nextNumericId(),
    name: given.name,
    language: given.language,
    category: given.category,
    status: given.status,
    quality: "UNKNOWN",
    rejectedReason: "NONE",
    parameterFormat: given.parameter_format,
    components: given.components,
    shape: templateShape(given.components),
  };
  waba.templates.set(key, template);
  return template;
}

/** Meta writes ids as JSON integers and languages as `pt-BR` in webhooks, but strings and `pt_BR` in REST. */
export function templateIdentity(template: Template): Record<string, unknown> {
  return {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language.replace("_", "-"),
  };
}

export interface StatusChange {
  /** APPROVED, REJECTED, PAUSED, DISABLED … */
  event: string;
  reason?: string;
  otherInfo?: Record<string, string>;
}

/** Events that only tell something and leave the status alone. */
const STATUS_AFTER: Record<string, string> = {
  FLAGGED: "APPROVED",
  REINSTATED: "APPROVED",
  UNPAUSED: "APPROVED",
};

/** Changes a template's status and tells it by `message_template_status_update`. */
export function changeTemplateStatus(
  world: World,
  waba: Waba,
  template: Template,
  change: StatusChange,
): void {
  template.status = STATUS_AFTER[change.event] ?? change.event;
  template.rejectedReason = change.reason ?? "NONE";
  const value: Record<string, unknown> = {
    event: change.event,
    ...templateIdentity(template),
    reason: change.reason ?? "NONE",
    message_template_category: template.category,
  };
  if (change.otherInfo) value.other_info = change.otherInfo;
  if (change.event === "REJECTED") {
    value.rejection_info = {
      reason: "The template does not follow the guidelines.",
      recommendation: "Change the text and submit it again.",
    };
  }
  world.onRemember();
  emitAccountUpdate(world, waba, { field: "message_template_status_update", kind: change.event, value });
}

/** Review as Meta does it: pending, then approved, or rejected when the name says so. Soon, not at once. */
export function reviewTemplate(world: World, waba: Waba, template: Template): void {
  template.status = "PENDING";
  world.later(world.settings.templateReviewMs, () => {
    if (waba.templates.get(templateKey(template.name, template.language)) !== template) return;
    const rejected = template.name.includes("rejected");
    changeTemplateStatus(
      world,
      waba,
      template,
      rejected ? { event: "REJECTED", reason: "INVALID_FORMAT" } : { event: "APPROVED" },
    );
  });
}
