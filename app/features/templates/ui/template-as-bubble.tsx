import { TemplateBubble, type TemplateButton, type TemplateHeader } from "~/ui/template-bubble";
import { exampleValues } from "../core/render-template-preview";
import type { Template } from "../core/template";

interface TemplateAsBubbleProps {
  template: Template;
  /** Formatted. */
  time: string;
  /** Where the header's picture can be seen; without it a drawing stands for it. */
  headerUrl?: string;
  headerName?: string;
}

const BUTTON_KINDS: Record<Template["buttons"][number]["kind"], TemplateButton["kind"]> = {
  "quick-reply": "reply",
  plain: "reply",
  url: "url",
  phone: "phone",
  "copy-code": "copy",
};

/** A template as WhatsApp shows it, filled with the examples that Meta was given. */
export function TemplateAsBubble({ template, time, headerUrl, headerName }: TemplateAsBubbleProps) {
  const values = Object.fromEntries(
    Object.entries(exampleValues(template)).flatMap(([key, value]) =>
      typeof value === "string" && value !== "" && /^(?:body|header)\./.test(key)
        ? [[key.slice(key.indexOf(".") + 1), value]]
        : [],
    ),
  );
  return (
    <TemplateBubble
      header={headerOf(template, headerUrl, headerName)}
      body={template.body?.text ?? ""}
      footer={template.footer}
      buttons={template.buttons.map(({ kind, text }) => ({ kind: BUTTON_KINDS[kind], text }))}
      time={time}
      values={values}
    />
  );
}

function headerOf({ header }: Template, url?: string, fileName?: string): TemplateHeader | undefined {
  if (!header) return undefined;
  if (header.format === "text") return { kind: "text", text: header.text };
  if (header.format === "location") return { kind: "location" };
  return { kind: header.format, url, fileName };
}
