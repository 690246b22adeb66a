import type { OutboundContent, TemplateParameter, TemplateSendComponent } from "~/channels/channel";
import { cleanUrlSuffix, cleanValue } from "./clean-value";
import { splitPlaceholders } from "./find-placeholders";
import type { Template, TemplateText, UnsupportedReason } from "./template";
import { mediaValue, type TemplateValues } from "./template-values";

export type TemplateContent = Extract<OutboundContent, { type: "template" }>;

/** Why one recipient cannot get the template. `templates.problem.<kind>` says it in words. */
export type ResolveProblem =
  | { readonly kind: "missing-variable"; readonly key: string }
  | {
      readonly kind: "too-long";
      readonly part: "header" | "body";
      readonly length: number;
      readonly most: number;
    }
  | { readonly kind: "bad-location"; readonly key: string }
  | { readonly kind: "unsupported"; readonly reason: UnsupportedReason };

export type Resolved =
  | { readonly ok: true; readonly content: TemplateContent }
  | { readonly ok: false; readonly problem: ResolveProblem };

/** Meta, "Cloud API reference, text parameter": 60 for the header; 1,024 for the body, 32,768 when it stands alone. */
const MOST_HEADER = 60;
const MOST_BODY = 1024;
const MOST_LONE_BODY = 32_768;

/** Sent with an opt-out button, so that the answer is a stop word whatever the label says. */
const STOP_PAYLOAD = "STOP";

/** Values of one recipient, and what was found wrong with them on the way. */
interface Filling {
  readonly template: Template;
  readonly values: TemplateValues;
  readonly problems: ResolveProblem[];
}

function textValue({ values, problems }: Filling, key: string): string {
  const value = values[key];
  const text = typeof value === "string" ? cleanValue(value) : "";
  if (text === "") problems.push({ kind: "missing-variable", key });
  return text;
}

function lengthOf(part: TemplateText, texts: ReadonlyMap<string, string>): number {
  let length = 0;
  for (const piece of splitPlaceholders(part.text)) {
    length += "text" in piece ? piece.text.length : (texts.get(piece.variable)?.length ?? 0);
  }
  return length;
}

function textParameters(filling: Filling, where: "header" | "body", part: TemplateText): TemplateParameter[] {
  const { template, problems } = filling;
  const named = template.parameterFormat === "named";
  const texts = new Map<string, string>();
  const parameters = part.variables.map(({ name }): TemplateParameter => {
    const text = textValue(filling, `${where}.${name}`);
    texts.set(name, text);
    return named ? { type: "text", parameter_name: name, text } : { type: "text", text };
  });
  const alone = !template.header && template.buttons.length === 0 && template.footer === undefined;
  const most = where === "header" ? MOST_HEADER : alone ? MOST_LONE_BODY : MOST_BODY;
  const length = parameters.length > 0 ? lengthOf(part, texts) : 0;
  if (length > most) problems.push({ kind: "too-long", part: where, length, most });
  return parameters;
}

function coordinate(filling: Filling, key: string, most: number): string {
  const text = textValue(filling, key).replace(",", ".");
  const number = Number(text);
  const placed = Number.isFinite(number) && Math.abs(number) <= most;
  if (text !== "" && !placed) filling.problems.push({ kind: "bad-location", key });
  return text;
}

function headerParameters(filling: Filling): TemplateParameter[] {
  const { header } = filling.template;
  if (!header) return [];
  if (header.format === "text") return textParameters(filling, "header", header);
  if (header.format === "location") {
    const location = {
      latitude: coordinate(filling, "header.latitude", 90),
      longitude: coordinate(filling, "header.longitude", 180),
      name: textValue(filling, "header.name"),
      address: textValue(filling, "header.address"),
    };
    return [{ type: "location", location }];
  }
  const key = `header.${header.format}`;
  const media = mediaValue(filling.values[key]);
  if (!media) {
    filling.problems.push({ kind: "missing-variable", key });
    return [];
  }
  const { filename, ...where } = media;
  const named = header.format === "document" && filename ? { filename } : {};
  return [{ type: header.format, ...where, ...named }];
}

function buttonComponents(filling: Filling): TemplateSendComponent[] {
  const components: TemplateSendComponent[] = [];
  const isMarketing = filling.template.category === "MARKETING";
  filling.template.buttons.forEach((button, index) => {
    if (button.kind === "url" && button.hasVariable) {
      const text = cleanUrlSuffix(textValue(filling, `button.${index}.1`));
      components.push({ type: "button", subType: "url", index, parameters: [{ type: "text", text }] });
    } else if (button.kind === "copy-code") {
      const coupon_code = textValue(filling, `button.${index}.code`);
      const parameters: TemplateParameter[] = [{ type: "coupon_code", coupon_code }];
      components.push({ type: "button", subType: "copy_code", index, parameters });
    } else if (button.kind === "quick-reply" && button.stopsMarketing && isMarketing) {
      const parameters: TemplateParameter[] = [{ type: "payload", payload: STOP_PAYLOAD }];
      components.push({ type: "button", subType: "quick_reply", index, parameters });
    }
  });
  return components;
}

/**
 * The message that one recipient gets: the template with every variable filled in and cleaned for Meta, or the first
 * problem. A value that is missing, empty or only blanks is missing; fallbacks are the caller's business.
 */
export function resolveTemplate(template: Template, values: TemplateValues): Resolved {
  if (template.unsupported) {
    return { ok: false, problem: { kind: "unsupported", reason: template.unsupported } };
  }
  const filling: Filling = { template, values, problems: [] };
  const components: TemplateSendComponent[] = [];
  const header = headerParameters(filling);
  if (header.length > 0) components.push({ type: "header", parameters: header });
  const body = template.body ? textParameters(filling, "body", template.body) : [];
  if (body.length > 0) components.push({ type: "body", parameters: body });
  components.push(...buttonComponents(filling));
  const [problem] = filling.problems;
  if (problem) return { ok: false, problem };
  const { name, language } = template;
  return { ok: true, content: { type: "template", name, language, components } };
}
