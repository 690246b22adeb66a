import { cleanValue } from "./clean-value";
import { splitPlaceholders } from "./find-placeholders";
import { listVariables } from "./list-variables";
import type { MediaHeaderFormat, Template } from "./template";
import { type MediaValue, mediaValue, type TemplateValues } from "./template-values";

/** A piece of text on the screen; `variable` is the key it came from, `missing` when nothing fills it yet. */
export interface PreviewSegment {
  readonly text: string;
  readonly variable?: string;
  readonly missing?: boolean;
}

export type PreviewHeader =
  | { readonly format: "text"; readonly segments: readonly PreviewSegment[] }
  | { readonly format: MediaHeaderFormat; readonly media?: MediaValue }
  | { readonly format: "location"; readonly name?: string; readonly address?: string };

export interface PreviewButton {
  readonly kind: Template["buttons"][number]["kind"];
  readonly text: string;
  /** Where a tap leads: the whole link, the phone or the code. */
  readonly target?: string;
}

export interface TemplatePreview {
  readonly header?: PreviewHeader;
  readonly body: readonly PreviewSegment[];
  readonly footer?: string;
  readonly buttons: readonly PreviewButton[];
}

function segmentsOf(text: string, where: "header" | "body", values: TemplateValues): PreviewSegment[] {
  return splitPlaceholders(text).map((part) => {
    if ("text" in part) return { text: part.text };
    const key = `${where}.${part.variable}`;
    const value = values[key];
    const clean = typeof value === "string" ? cleanValue(value) : "";
    return clean === ""
      ? { text: `{{${part.variable}}}`, variable: key, missing: true }
      : { text: clean, variable: key };
  });
}

function textOf(values: TemplateValues, key: string): string | undefined {
  const value = values[key];
  return typeof value === "string" && value.trim() !== "" ? cleanValue(value) : undefined;
}

function headerOf({ header }: Template, values: TemplateValues): PreviewHeader | undefined {
  if (!header) return undefined;
  if (header.format === "text") {
    return { format: "text", segments: segmentsOf(header.text, "header", values) };
  }
  if (header.format === "location") {
    const name = textOf(values, "header.name");
    return { format: "location", name, address: textOf(values, "header.address") };
  }
  return { format: header.format, media: mediaValue(values[`header.${header.format}`]) };
}

function buttonOf(button: Template["buttons"][number], index: number, values: TemplateValues): PreviewButton {
  const { kind, text } = button;
  if (button.kind === "url") {
    const suffix = textOf(values, `button.${index}.1`);
    const target = suffix === undefined ? button.url : button.url.replace(/\{\{\s*\w+\s*\}\}/, () => suffix);
    return { kind, text, target };
  }
  if (button.kind === "phone") return { kind, text, target: button.phone };
  if (button.kind === "copy-code") return { kind, text, target: textOf(values, `button.${index}.code`) };
  return { kind, text };
}

/** The template as WhatsApp would show it with these values; what is missing shows as its `{{variable}}`. */
export function renderTemplatePreview(template: Template, values: TemplateValues): TemplatePreview {
  return {
    header: headerOf(template, values),
    body: segmentsOf(template.body?.text ?? "", "body", values),
    footer: template.footer,
    buttons: template.buttons.map((button, index) => buttonOf(button, index, values)),
  };
}

/** The examples given to Meta, as values: what a preview shows before anyone is chosen. */
export function exampleValues(template: Template): TemplateValues {
  return Object.fromEntries(listVariables(template).map(({ key, example }) => [key, example]));
}
