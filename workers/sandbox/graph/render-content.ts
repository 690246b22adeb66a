import type { ChatMessage } from "../customers/phone-book";
import type { Template } from "./entities";

type Fields = Record<string, unknown>;
export type Rendered = Pick<ChatMessage, "type" | "text" | "buttons" | "header" | "footer" | "mediaId">;

const fields = (value: unknown): Fields => (value && typeof value === "object" ? (value as Fields) : {});
const string = (value: unknown): string => (typeof value === "string" ? value : "");

/** How a sent message looks in the customer's chat. */
export function renderContent(type: string, body: Fields, template: Template | undefined): Rendered {
  if (template) return renderTemplate(template, fields(body.template).components);
  const content = fields(body[type]);
  switch (type) {
    case "text":
      return { type, text: string(content.body) };
    case "interactive":
      return renderInteractive(content);
    case "reaction":
      return { type, text: string(content.emoji) };
    case "location":
      return { type, text: string(content.name) || `${content.latitude}, ${content.longitude}` };
    case "contacts":
      return { type, text: string(fields(fields((body.contacts as Fields[])[0]).name).formatted_name) };
    default:
      return {
        type,
        text: string(content.caption) || string(content.filename),
        mediaId: string(content.id) || undefined,
      };
  }
}

function renderInteractive(content: Fields): Rendered {
  const action = fields(content.action);
  const replies = Array.isArray(action.buttons) ? (action.buttons as Fields[]) : [];
  const sections = Array.isArray(action.sections) ? (action.sections as Fields[]) : [];
  const rows = sections.flatMap((section) => (Array.isArray(section.rows) ? (section.rows as Fields[]) : []));
  return {
    type: "interactive",
    text: string(fields(content.body).text),
    footer: string(fields(content.footer).text) || undefined,
    buttons: [
      ...replies.map((button) => ({
        title: string(fields(button.reply).title),
        payload: string(fields(button.reply).id),
        kind: "reply" as const,
      })),
      ...rows.map((row) => ({ title: string(row.title), payload: string(row.id), kind: "list" as const })),
    ],
  };
}

function renderTemplate(template: Template, components: unknown): Rendered {
  const sent = Array.isArray(components) ? (components as Fields[]) : [];
  const parameters = (type: string, index?: number): Fields[] => {
    const found = sent.find(
      (component) =>
        string(component.type).toLowerCase() === type &&
        (index === undefined || Number(component.index) === index),
    );
    return Array.isArray(found?.parameters) ? (found.parameters as Fields[]) : [];
  };
  const { shape } = template;
  const header = parameters("header");
  const mediaType = string(header[0]?.type);
  const headerSource = template.components.find(
    (component) => string(component.type).toUpperCase() === "HEADER",
  );
  return {
    type: "template",
    text: fill(shape.bodyText, shape.bodyNames, parameters("body")),
    header:
      shape.header.format === "TEXT"
        ? fill(string(headerSource?.text), shape.header.names, header)
        : shape.header.format === "NONE"
          ? undefined
          : shape.header.format,
    mediaId: string(fields(header[0]?.[mediaType]).id) || undefined,
    footer: shape.footer || undefined,
    buttons: shape.buttons.map((button, index) => ({
      title: button.text,
      payload: string(parameters("button", index)[0]?.payload) || button.text,
      kind: button.type === "QUICK_REPLY" ? ("template" as const) : ("other" as const),
    })),
  };
}

function fill(text: string, names: string[], parameters: Fields[]): string {
  return text.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (whole, name: string) => {
    const named = parameters.find((parameter) => parameter.parameter_name === name);
    return string((named ?? parameters[names.indexOf(name)])?.text) || whole;
  });
}
