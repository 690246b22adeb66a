import { firstText, type JsonObject, listOf, objectOf, textOf } from "~/channels/narrow-json";
import { templateLanguage } from "~/channels/template-language";
import { findPlaceholders } from "./find-placeholders";
import { normaliseButtons } from "./normalise-buttons";
import type { Template, TemplateHeader, TemplateQuality, TemplateText, UnsupportedReason } from "./template";

/** Examples by variable name, from `*_named_params`, from `[["a","b"]]`, `["a"]` or a bare "a". */
function examplesOf(example: JsonObject, part: "body" | "header", names: readonly string[]) {
  const examples = new Map<string, string>();
  for (const entry of listOf(example[`${part}_text_named_params`])) {
    const { param_name, example: text } = objectOf(entry);
    const name = firstText(param_name);
    const value = firstText(text);
    if (name !== undefined && value !== undefined) examples.set(name, value);
  }
  const given = example[`${part}_text`];
  const outer = typeof given === "string" ? [given] : listOf(given);
  const inner = listOf(outer[0]);
  const values = inner.length > 0 ? inner : outer;
  names.forEach((name, at) => {
    const value = firstText(values[at]);
    if (value !== undefined && !examples.has(name)) examples.set(name, value);
  });
  return examples;
}

function textPart(component: JsonObject, part: "body" | "header"): TemplateText {
  const text = textOf(component.text) ?? "";
  const names = findPlaceholders(text);
  const examples = examplesOf(objectOf(component.example), part, names);
  const variables = names.map((name) => {
    const example = examples.get(name);
    return example === undefined ? { name } : { name, example };
  });
  return { text, variables };
}

function headerOf(component: JsonObject): TemplateHeader | UnsupportedReason {
  const format = firstText(component.format)?.toLowerCase() ?? "text";
  if (format === "text") return { format, ...textPart(component, "header") };
  if (format === "location") return { format };
  if (format === "image" || format === "video" || format === "document") {
    const example = objectOf(component.example);
    const link = firstText(listOf(example.header_handle)[0], listOf(example.header_url)[0]);
    return link === undefined ? { format } : { format, example: link };
  }
  return format === "product" ? "product" : "other";
}

const UNSUPPORTED: Readonly<Record<string, UnsupportedReason>> = {
  CAROUSEL: "carousel",
  LIMITED_TIME_OFFER: "limited-time-offer",
  CALL_PERMISSION_REQUEST: "call-permission",
};

interface Parts {
  header?: TemplateHeader;
  body?: TemplateText;
  footer?: string;
  buttons: Template["buttons"];
  unsupported?: UnsupportedReason;
}

function partsOf(components: readonly unknown[]): Parts {
  const parts: Parts = { buttons: [] };
  for (const value of components) {
    const component = objectOf(value);
    const type = firstText(component.type)?.toUpperCase() ?? "";
    if (type === "HEADER") {
      const header = headerOf(component);
      if (typeof header === "string") parts.unsupported ??= header;
      else parts.header = header;
    } else if (type === "BODY") {
      parts.body = textPart(component, "body");
      if (component.add_security_recommendation === true) parts.unsupported ??= "authentication";
    } else if (type === "FOOTER") parts.footer = textOf(component.text);
    else if (type === "BUTTONS") {
      const { buttons, unsupported } = normaliseButtons(component.buttons);
      parts.buttons = buttons;
      parts.unsupported ??= unsupported;
    } else parts.unsupported ??= UNSUPPORTED[type] ?? "other";
  }
  return parts;
}

const QUALITIES: Readonly<Record<string, TemplateQuality>> = { GREEN: "green", YELLOW: "yellow", RED: "red" };

function formatOf(given: unknown, { header, body }: Parts): Template["parameterFormat"] {
  const word = firstText(given)?.toLowerCase();
  if (word === "named" || word === "positional") return word;
  const texts = [body, header?.format === "text" ? header : undefined];
  const names = texts.flatMap((part) => part?.variables.map(({ name }) => name) ?? []);
  return names.some((name) => !/^\d+$/.test(name)) ? "named" : "positional";
}

/**
 * A template as Graph lists it, in our shape: upper or lower case types, named or positional variables, examples in
 * any of Meta's nestings, lists printed as objects. Undefined without id or name. Unknown parts mark the template as
 * unsupported instead of being dropped silently.
 */
export function normaliseTemplate(row: unknown): Template | undefined {
  const source = objectOf(row);
  const id = firstText(source.id);
  const name = firstText(source.name);
  if (id === undefined || name === undefined) return undefined;
  const parts = partsOf(listOf(source.components));
  const category = firstText(source.category)?.toUpperCase() ?? "MARKETING";
  const rejected = firstText(source.rejected_reason);
  const quality = firstText(objectOf(source.quality_score).score, source.quality_score)?.toUpperCase();
  const unsupported = parts.unsupported ?? (category === "AUTHENTICATION" ? "authentication" : undefined);
  return {
    id,
    name,
    language: templateLanguage(firstText(source.language, objectOf(source.language).code) ?? ""),
    status: firstText(source.status)?.toUpperCase() ?? "PENDING",
    category,
    quality: QUALITIES[quality ?? ""] ?? "unknown",
    ...(rejected !== undefined && rejected !== "NONE" && { rejectedReason: rejected }),
    parameterFormat: formatOf(source.parameter_format, parts),
    ...(parts.header && { header: parts.header }),
    ...(parts.body && { body: parts.body }),
    ...(parts.footer !== undefined && { footer: parts.footer }),
    buttons: parts.buttons,
    ...(unsupported && { unsupported }),
  };
}
