import type { Template } from "./template";

export type VariableKind =
  | "text"
  | "url-suffix"
  | "code"
  | "image"
  | "video"
  | "document"
  | "latitude"
  | "longitude"
  | "place-name"
  | "place-address";

/** One thing that a campaign must say for every recipient. */
export interface TemplateVariable {
  /** "header.1", "body.first_name", "button.0.1", "header.image", "button.1.code" */
  readonly key: string;
  /** The variable's own name, or the text of its button: data, not a sentence. */
  readonly label: string;
  readonly example?: string;
  readonly kind: VariableKind;
}

const known = new WeakMap<Template, readonly TemplateVariable[]>();

const LOCATION = [
  ["latitude", "latitude"],
  ["longitude", "longitude"],
  ["name", "place-name"],
  ["address", "place-address"],
] as const;

function headerVariables({ header }: Template): TemplateVariable[] {
  if (!header) return [];
  if (header.format === "text") {
    return header.variables.map(({ name, example }) => ({
      key: `header.${name}`,
      label: name,
      example,
      kind: "text",
    }));
  }
  if (header.format === "location") {
    return LOCATION.map(([name, kind]) => ({ key: `header.${name}`, label: name, kind }));
  }
  const { format, example } = header;
  return [{ key: `header.${format}`, label: format, example, kind: format }];
}

function buttonVariables({ buttons }: Template): TemplateVariable[] {
  return buttons.flatMap((button, at): TemplateVariable[] => {
    const { text: label } = button;
    if (button.kind === "url" && button.hasVariable) {
      return [{ key: `button.${at}.1`, label, example: button.example, kind: "url-suffix" }];
    }
    if (button.kind === "copy-code") {
      return [{ key: `button.${at}.code`, label, example: button.example, kind: "code" }];
    }
    return [];
  });
}

/** Every variable of a template, in the order header, body, buttons. Worked out once per template object. */
export function listVariables(template: Template): readonly TemplateVariable[] {
  const found = known.get(template);
  if (found) return found;
  const body = template.body?.variables ?? [];
  const variables: TemplateVariable[] = [
    ...headerVariables(template),
    ...body.map(({ name, example }) => ({
      key: `body.${name}`,
      label: name,
      example,
      kind: "text" as const,
    })),
    ...buttonVariables(template),
  ];
  known.set(template, variables);
  return variables;
}

/** The variable that a person means by a full key or by its bare name ("1"), the body's before the others'. */
export function findVariable(template: Template, name: string): TemplateVariable | undefined {
  const variables = listVariables(template);
  return (
    variables.find(({ key }) => key === name) ??
    variables.find(({ key }) => key === `body.${name}`) ??
    variables.find(({ key }) => key === `header.${name}` || key === `button.${name}`)
  );
}
