/** What a template asks of a send, worked out once when the template is stored. */
export interface TemplateShape {
  header: { format: "NONE" | "TEXT" | "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION"; names: string[] };
  bodyNames: string[];
  bodyText: string;
  footer: string;
  buttons: { type: string; text: string; hasVariable: boolean }[];
}

/** Variable names of a template text in order of first appearance: `{{1}}` → "1", `{{first_name}}` → "first_name". */
export function variableNames(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)) names.add(match[1]!);
  return [...names];
}

const HEADER_FORMATS = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"] as const;

/** Reads components in Meta's shape; letter case of `type` and `format` does not matter. */
export function templateShape(components: readonly Record<string, unknown>[]): TemplateShape {
  const shape: TemplateShape = {
    header: { format: "NONE", names: [] },
    bodyNames: [],
    bodyText: "",
    footer: "",
    buttons: [],
  };
  for (const component of components) {
    const type = String(component.type ?? "").toUpperCase();
    const text = typeof component.text === "string" ? component.text : "";
    if (type === "HEADER") {
      const format = String(component.format ?? "TEXT").toUpperCase();
      shape.header.format = HEADER_FORMATS.find((known) => known === format) ?? "TEXT";
      shape.header.names = variableNames(text);
    } else if (type === "BODY") {
      shape.bodyText = text;
      shape.bodyNames = variableNames(text);
    } else if (type === "FOOTER") shape.footer = text;
    else if (type === "BUTTONS" && Array.isArray(component.buttons)) {
      shape.buttons = component.buttons.map(readButton);
    }
  }
  return shape;
}

function readButton(button: unknown): TemplateShape["buttons"][number] {
  const fields = (button ?? {}) as Record<string, unknown>;
  const type = String(fields.type ?? "").toUpperCase();
  const url = typeof fields.url === "string" ? fields.url : "";
  return {
    type,
    text: typeof fields.text === "string" ? fields.text : type === "COPY_CODE" ? "Copiar código" : "",
    hasVariable: type === "COPY_CODE" || (type === "URL" && variableNames(url).length > 0),
  };
}
