import { mediaValue } from "~/features/templates/core/template-values";
import { TemplateBubble, type TemplateHeader } from "~/ui/template-bubble";
import type { MessageView } from "../message-view";
import { spellFallbacks, valuesOf } from "./filled-text";

interface CampaignBubbleProps {
  message: MessageView;
  /** By variable key. */
  values: Record<string, string>;
  /** Formatted. */
  time: string;
}

/** The message as it arrives, with one person's values. */
export function CampaignBubble({ message, values, time }: CampaignBubbleProps) {
  const { kind, body, footer, buttons } = message;
  return (
    <TemplateBubble
      header={headerOf(message, values)}
      body={kind === "text" ? spellFallbacks(body, values) : body}
      footer={footer ?? undefined}
      buttons={buttons}
      time={time}
      values={valuesOf("body", kind, values)}
    />
  );
}

function headerOf({ header, kind }: MessageView, values: Record<string, string>): TemplateHeader | undefined {
  if (!header) return undefined;
  if (header.format === "text") {
    const filled = valuesOf("header", kind, values);
    const text = header.text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => filled[name] ?? whole);
    return { kind: "text", text };
  }
  if (header.format === "location") return { kind: "location", name: values["header.name"] };
  const media = mediaValue(values[`header.${header.format}`]);
  return {
    kind: header.format,
    fileName: media?.filename ?? (media?.link ?? media?.mediaId)?.split("/").pop(),
  };
}
