import type { Template } from "./entities";

/** Why a send is refused: Meta's code and the details a developer would read. */
export interface Refusal {
  code: number;
  details: string;
}

type Parameter = Record<string, unknown>;
interface SentComponent {
  type?: string;
  sub_type?: string;
  index?: unknown;
  parameters?: unknown;
}

const NO_PARAMETERS: Parameter[] = [];

/**
 * Compares a send's components with the template: counts (132000), names and formats (132012), forbidden
 * whitespace (132018), status (132001, 132015, 132016) and total length (132005). undefined = good.
 */
export function checkTemplate(template: Template | undefined, sent: unknown): Refusal | undefined {
  const status = checkStatus(template);
  if (status || !template) return status;
  const components = Array.isArray(sent) ? (sent as SentComponent[]) : [];
  const { shape, parameterFormat } = template;
  const named = parameterFormat === "NAMED";
  const header = parametersOf(components, "header");
  const body = parametersOf(components, "body");
  return (
    (shape.header.format === "NONE" || shape.header.format === "TEXT"
      ? checkTexts("header", shape.header.names, header, named)
      : checkMediaHeader(shape.header.format, header)) ??
    checkTexts("body", shape.bodyNames, body, named) ??
    checkButtons(template, components) ??
    checkLength(shape.bodyText, body)
  );
}

function checkStatus(template: Template | undefined): Refusal | undefined {
  if (!template) return { code: 132001, details: "template name does not exist in the translation" };
  switch (template.status) {
    case "APPROVED":
      return undefined;
    case "PAUSED":
      return { code: 132015, details: `Template ${template.name} is paused due to low quality` };
    case "DISABLED":
      return { code: 132016, details: `Template ${template.name} is disabled` };
    default:
      return {
        code: 132001,
        details: `template name (${template.name}) does not exist in ${template.language} or is not approved`,
      };
  }
}

function parametersOf(components: SentComponent[], type: string): Parameter[] {
  for (const component of components) {
    if (typeof component?.type === "string" && component.type.toLowerCase() === type) {
      return Array.isArray(component.parameters) ? (component.parameters as Parameter[]) : NO_PARAMETERS;
    }
  }
  return NO_PARAMETERS;
}

function checkTexts(
  place: string,
  names: string[],
  parameters: Parameter[],
  named: boolean,
): Refusal | undefined {
  if (parameters.length !== names.length) {
    return {
      code: 132000,
      details: `${place}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
    };
  }
  for (const parameter of parameters) {
    if (parameter?.type !== "text" && parameter?.type !== "currency" && parameter?.type !== "date_time") {
      return {
        code: 132012,
        details: `${place}: Format mismatch, expected TEXT, received ${parameter?.type}`,
      };
    }
    if (named && !names.includes(String(parameter.parameter_name))) {
      return {
        code: 132012,
        details: `${place}: Parameter name is missing or not in the template: ${parameter.parameter_name}`,
      };
    }
    const refusal = parameter.type === "text" ? checkText(place, parameter.text) : undefined;
    if (refusal) return refusal;
  }
  return undefined;
}

function checkText(place: string, text: unknown): Refusal | undefined {
  if (typeof text !== "string" || text === "") {
    return { code: 131008, details: `${place}: Parameter of type text is missing text value` };
  }
  if (hasForbiddenSpace(text)) {
    return {
      code: 132018,
      details: `${place}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    };
  }
  return undefined;
}

function hasForbiddenSpace(text: string): boolean {
  let spaces = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13 || code === 9) return true;
    spaces = code === 32 ? spaces + 1 : 0;
    if (spaces > 4) return true;
  }
  return false;
}

function checkMediaHeader(format: string, parameters: Parameter[]): Refusal | undefined {
  const parameter = parameters[0];
  const type = String(parameter?.type ?? "UNKNOWN");
  if (parameters.length !== 1 || type.toUpperCase() !== format) {
    return {
      code: 132012,
      details: `header: Format mismatch, expected ${format}, received ${type.toUpperCase()}`,
    };
  }
  const media = parameter?.[type] as Record<string, unknown> | undefined;
  if (format !== "LOCATION" && !media?.id && !media?.link) {
    return { code: 131008, details: `header: ${type} needs an id or a link` };
  }
  return undefined;
}

function checkButtons(template: Template, components: SentComponent[]): Refusal | undefined {
  const { buttons } = template.shape;
  for (let index = 0; index < buttons.length; index++) {
    const button = buttons[index]!;
    if (!button.hasVariable) continue;
    const sent = components.find(
      (component) => component?.type?.toLowerCase() === "button" && Number(component.index) === index,
    );
    const parameters = Array.isArray(sent?.parameters) ? (sent.parameters as Parameter[]) : NO_PARAMETERS;
    if (parameters.length === 0) {
      return {
        code: 131008,
        details: `buttons: Button at index ${index} of type ${button.type} requires a parameter`,
      };
    }
  }
  return undefined;
}

function checkLength(text: string, parameters: Parameter[]): Refusal | undefined {
  let length = text.length;
  for (const parameter of parameters) length += String(parameter.text ?? "").length;
  return length > 32_768 ? { code: 132005, details: "The translated text is too long" } : undefined;
}
