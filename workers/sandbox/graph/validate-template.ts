import { templateShape, variableNames } from "./template-shape";

/** What the author did wrong, as Meta numbers it (error_subcode 2388xxx). */
export interface TemplateFault {
  subcode: number;
  title: string;
  message: string;
}

type Fields = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * Checks a template before review: lengths (2388040), header (2388047), body (2388072), footer (2388073), missing
 * examples (2388043), variables first or last (2388299) and too many for the words (2388293). undefined = good.
 */
export function validateTemplate(components: readonly Fields[], named: boolean): TemplateFault | undefined {
  for (const component of components) {
    const type = text(component.type).toUpperCase();
    const fault =
      type === "BODY"
        ? checkBody(component, named)
        : type === "HEADER"
          ? checkHeader(component)
          : type === "FOOTER"
            ? checkFooter(component)
            : type === "BUTTONS"
              ? checkButtons(component)
              : undefined;
    if (fault) return fault;
  }
  return templateShape(components).bodyText === ""
    ? {
        subcode: 2388072,
        title: "Body is missing",
        message: "Message template needs a BODY component with text.",
      }
    : undefined;
}

function checkBody(component: Fields, named: boolean): TemplateFault | undefined {
  const body = text(component.text);
  if (body.length > 1024) return tooLong("BODY", 1024);
  const names = variableNames(body);
  if (names.length === 0) return undefined;
  const trimmed = body.trim();
  if (/^\{\{[^}]*\}\}/.test(trimmed) || /\{\{[^}]*\}\}$/.test(trimmed)) {
    return {
      subcode: 2388299,
      title: "Leading or trailing params not allowed",
      message: "This template can't start or end with a variable.",
    };
  }
  if (!named && names.some((name, index) => name !== String(index + 1))) {
    return {
      subcode: 2388072,
      title: "Variables are not sequential",
      message: "Positional variables must be {{1}}, {{2}} … without gaps.",
    };
  }
  const words = trimmed.replace(/\{\{[^}]*\}\}/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words < 2 * names.length + 1) {
    return {
      subcode: 2388293,
      title: "Too many variables for the length",
      message: "This template contains too many variable parameters relative to the message length.",
    };
  }
  return hasExample(component, named) ? undefined : missingExample("BODY");
}

function hasExample(component: Fields, named: boolean): boolean {
  const example = (component.example ?? {}) as Fields;
  const list = named ? example.body_text_named_params : example.body_text;
  return Array.isArray(list) && list.length > 0;
}

function checkHeader(component: Fields): TemplateFault | undefined {
  const format = text(component.format).toUpperCase() || "TEXT";
  const example = (component.example ?? {}) as Fields;
  if (["IMAGE", "VIDEO", "DOCUMENT"].includes(format)) {
    return Array.isArray(example.header_handle) && text(example.header_handle[0]) !== ""
      ? undefined
      : missingExample("HEADER");
  }
  const header = text(component.text);
  if (format === "LOCATION") return undefined;
  if (format !== "TEXT" || header === "") {
    return {
      subcode: 2388047,
      title: "Header is not valid",
      message: `HEADER of format ${format} is not valid.`,
    };
  }
  if (header.length > 60) return tooLong("HEADER", 60);
  const names = variableNames(header);
  if (names.length > 1) {
    return {
      subcode: 2388047,
      title: "Header is not valid",
      message: "A text header can have one variable.",
    };
  }
  return names.length === 1 && !example.header_text && !example.header_text_named_params
    ? missingExample("HEADER")
    : undefined;
}

function checkFooter(component: Fields): TemplateFault | undefined {
  const footer = text(component.text);
  if (footer.length > 60) return tooLong("FOOTER", 60);
  return variableNames(footer).length > 0
    ? { subcode: 2388073, title: "Footer is not valid", message: "A footer can't have variables." }
    : undefined;
}

function checkButtons(component: Fields): TemplateFault | undefined {
  const buttons = Array.isArray(component.buttons) ? (component.buttons as Fields[]) : [];
  if (buttons.length > 10) return tooLong("BUTTONS", 10);
  return buttons.some((button) => text(button.text).length > 25) ? tooLong("BUTTONS", 25) : undefined;
}

const tooLong = (component: string, limit: number): TemplateFault => ({
  subcode: 2388040,
  title: "Character limit exceeded",
  message: `Message template "components" param: ${component} has more than ${limit} characters.`,
});

const missingExample = (component: string): TemplateFault => ({
  subcode: 2388043,
  title: "Example is missing",
  message: `Message template "components" param is missing expected field(s): component of type ${component} is missing expected field(s) (example).`,
});
