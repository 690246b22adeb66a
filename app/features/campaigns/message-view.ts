import type { TemplateSnapshot } from "~/features/outgoing/campaign-content";
import type { Template } from "~/features/templates/core/template";
import { type SendVariable, sendVariables } from "./core/send-variables";

/** A campaign's message as the pages draw it: the text with its `{{variables}}`, and what each of them needs. */
export interface MessageView {
  kind: "meta" | "text";
  name: string;
  language: string;
  category: string;
  header: { format: "text"; text: string } | { format: "image" | "video" | "document" | "location" } | null;
  body: string;
  /** Other wordings of the body: each person gets one of all. */
  variants: string[];
  footer: string | null;
  buttons: { kind: "reply" | "url" | "phone" | "copy"; text: string }[];
  variables: SendVariable[];
}

/** null for a template that campaigns cannot use. */
export function messageView(snapshot: TemplateSnapshot): MessageView | null {
  const found = sendVariables(snapshot);
  if (!found.ok) return null;
  const { kind, name, language, category } = snapshot;
  const { template, variables, texts: [text, ...variants] = [""] } = found;
  return {
    kind,
    name,
    language,
    category,
    header: template ? headerOf(template) : null,
    body: template ? (template.body?.text ?? "") : text,
    variants,
    footer: template?.footer ?? null,
    buttons: template?.buttons.map((button) => ({ kind: BUTTONS[button.kind], text: button.text })) ?? [],
    variables,
  };
}

const BUTTONS = {
  "quick-reply": "reply",
  url: "url",
  phone: "phone",
  "copy-code": "copy",
  plain: "reply",
} as const;

function headerOf({ header }: Template): MessageView["header"] {
  if (!header) return null;
  return header.format === "text" ? { format: "text", text: header.text } : { format: header.format };
}
